// From a keystroke in VS Code's editor to the new picture in the preview beside it: a real VS Code in a real browser.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator } from 'playwright-core';
import type * as browserModule from '../../support/vscode/browser.mjs';
import type * as packageModule from '../../support/vscode/packageExtension.mjs';
import type * as serverModule from '../../support/vscode/server.mjs';
import type * as workbenchModule from '../../support/vscode/workbench.mjs';
import { report, spread } from '../measure.ts';

const keystrokes = 40;
const tutorial = 'tutorial/pod-with-graceful-termination.yaml';

// They look for the repository from where they stand, so that they cannot be bundled.
const support = (name: string): string => pathToFileURL(path.resolve('test/support/vscode', name)).href;
type Support = typeof serverModule & typeof browserModule & typeof packageModule & typeof workbenchModule;
const modules = ['server.mjs', 'browser.mjs', 'packageExtension.mjs', 'workbench.mjs'];
const loaded: readonly unknown[] = await Promise.all(modules.map((name) => import(support(name)) as Promise<unknown>));
const { startServer, startBrowser, packageExtension, openWorkbench } = Object.assign({}, ...loaded) as Support;

const containers = Array.from({ length: 12 }, (_, index) => {
  return `    - name: c${String(index)}\n      image: example/c${String(index)}:1.0\n      lifecycle: { preStop: { sleep: { seconds: ${String(index)} } } }\n`;
});
const twelve = `apiVersion: v1\nkind: Pod\nmetadata: { name: twelve }\nspec:\n  terminationGracePeriodSeconds: 120\n  containers:\n${containers.join('')}`;

const server = await startServer({ workspaceFolder: path.resolve('examples'), vsix: await packageExtension() });
writeFileSync(path.join(server.folder, 'twelve.yaml'), twelve);
const browser = await startBrowser();
try {
  const workbench = await openWorkbench(browser, server, { viewport: { width: 1440, height: 900 } });
  await workbench.page.evaluate(() => {
    const seen = globalThis as unknown as { pressedAt: number };
    const note = (): void => void (seen.pressedAt = performance.timeOrigin + performance.now());
    globalThis.addEventListener('keydown', note, { capture: true });
  });
  const rows = [
    spread('tutorial pod', await measured(tutorial, 19), { atMost: 150 }),
    spread('12 containers', await measured('twelve.yaml', 5), { atMost: 400 }),
  ];
  report('preview: keystroke → new picture in the webview', rows);

  async function measured(file: string, graceLine: number): Promise<readonly number[]> {
    await workbench.openFile(file);
    await workbench.goTo(graceLine);
    await workbench.command('Graceline: Preview Termination Timeline');
    const status = workbench.webview().locator('#status');
    await workbench
      .webview()
      .locator('#title', { hasText: file === tutorial ? 'nginx' : 'twelve' })
      .waitFor();
    await status.evaluate((element) => {
      const seen = globalThis as unknown as { drawnAt: number };
      new MutationObserver(() => {
        seen.drawnAt = performance.timeOrigin + performance.now();
      }).observe(element, { attributeFilter: ['data-revision'] });
    });
    await workbench.goTo(graceLine);
    await workbench.page.keyboard.press('End');
    const millis: number[] = [];
    for (let stroke = 0; stroke < keystrokes; stroke += 1) millis.push(await strokeTo(status, stroke));
    return millis.slice(4);
  }

  async function strokeTo(status: Locator, stroke: number): Promise<number> {
    const before = await status.getAttribute('data-revision');
    await workbench.page.keyboard.press(stroke % 2 === 0 ? '5' : 'Backspace');
    await workbench
      .webview()
      .locator(`#status:not([data-revision="${String(before)}"])`)
      .waitFor({ state: 'attached' });
    const drawnAt = await status.evaluate(() => (globalThis as unknown as { drawnAt: number }).drawnAt);
    const pressedAt = await workbench.page.evaluate(() => (globalThis as unknown as { pressedAt: number }).pressedAt);
    return drawnAt - pressedAt;
  }
} finally {
  await browser.close();
  await server.stop();
}
