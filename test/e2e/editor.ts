// A VS Code with the packaged extension and the examples, and pictures of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../support/vscode/browser.mjs';
import { repository } from '../support/vscode/install.mjs';
import { packageExtension } from '../support/vscode/packageExtension.mjs';
import { startServer, type Server } from '../support/vscode/server.mjs';
import { openWorkbench, type Workbench } from '../support/vscode/workbench.mjs';

const themes = {
  dark: { name: 'Default Dark Modern', body: 'vscode-dark' },
  light: { name: 'Default Light Modern', body: 'vscode-light' },
  'high-contrast': { name: 'Default High Contrast', body: 'vscode-high-contrast' },
} as const;

export type Theme = keyof typeof themes;

export class Editor {
  readonly workbench: Workbench;
  /** Scripts that must not have run, and what the content security policy stopped. */
  readonly violations: string[] = [];
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(workbench: Workbench, server: Server, browser: Browser) {
    this.workbench = workbench;
    this.#server = server;
    this.#browser = browser;
  }

  static async start(files: Readonly<Record<string, string>> = {}): Promise<Editor> {
    const server = await startServer({
      workspaceFolder: path.join(repository, 'examples'),
      vsix: await packageExtension(),
      settings: { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false },
    });
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(server.folder, name), text);
    const browser = await startBrowser();
    const workbench = await openWorkbench(browser, server, { viewport: { width: 1440, height: 900 } });
    const editor = new Editor(workbench, server, browser);
    editor.#watchViolations();
    return editor;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
  }

  /** The colours of the whole window, and of the webviews in it. */
  async useTheme(theme: Theme): Promise<void> {
    const { name, body } = themes[theme];
    const folder = path.join(this.#server.folder, '.vscode');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ 'workbench.colorTheme': name }));
    await this.workbench.webview().locator(`body.${body}`).waitFor();
  }

  /** Keeps a picture of the window; UPDATE_IMAGES=1 puts it into the documentation. */
  async picture(name: string): Promise<void> {
    await this.workbench.page.waitForFunction(nothingMoves);
    const folders = ['test-results', ...(process.env.UPDATE_IMAGES === '1' ? ['docs/images'] : [])];
    for (const folder of folders) {
      mkdirSync(path.join(repository, folder), { recursive: true });
      await this.workbench.screenshot(path.join(repository, folder, `${name}.png`));
    }
  }

  /** The browser itself says what it stopped: a listener of ours would be gone with the first page of a webview. */
  #watchViolations(): void {
    const { page } = this.workbench;
    page.on('console', (line) => {
      if (/violates the following content security policy/i.test(line.text())) this.violations.push(line.text());
    });
    page.on('dialog', (dialog) => {
      this.violations.push(`a script ran: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }
}

/** Runs in the page. A cursor blinks for ever; what fades in comes to an end. */
function nothingMoves(): boolean {
  return document.getAnimations().every((animation) => {
    return animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity;
  });
}
