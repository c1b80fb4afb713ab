// What a test does in VS Code. Every wait is for something that VS Code itself shows; none is for time to pass.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('playwright-core').FrameLocator} FrameLocator */

/**
 * Opens the server's folder in a new window and waits until VS Code has drawn and restored everything.
 * @param {import('playwright-core').Browser} browser
 * @param {import('./server.mjs').Server} server
 * @param {{ viewport?: { width: number, height: number } }} [options]
 */
export async function openWorkbench(browser, server, { viewport = { width: 1280, height: 800 } } = {}) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => Boolean(globalThis.driver), undefined, { timeout: 60_000 });
  await page.evaluate(() => globalThis.driver.whenWorkbenchRestored());
  return new Workbench(page);
}

/** How long VS Code may take to answer a key or a click, in milliseconds. */
const patience = 3000;

/** The window of VS Code, as a person sees it. */
export class Workbench {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Goes to a file by its name, whatever the explorer shows. @param {string} file */
  async openFile(file) {
    const name = file.split('/').at(-1);
    await this.pick('Control+P', file, (rows) => rows.filter({ hasText: name }));
    await this.page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  }

  /** Runs a command of the palette by its full title. @param {string} title such as `View: Close Editor` */
  async command(title) {
    // The palette does not always put the exact match first.
    const exact = this.page.locator(`[aria-label="${title}"], [aria-label^="${title}, "]`);
    await this.pick('F1', `>${title}`, (rows) => rows.and(exact));
  }

  /** Goes to a line of the active editor. @param {number} line counts from 1 @param {number} [column] */
  async goTo(line, column = 1) {
    const widget = this.page.locator('.quick-input-widget');
    await this.untilHidden(widget, async () => {
      // Opened while the focus was still on its way to the editor, it would have no lines to go to.
      if (await widget.isVisible()) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+G');
      await widget.locator('input[type=text]').fill(`:${line}:${column}`, { timeout: patience });
      await widget.locator('.monaco-list-row').first().waitFor({ timeout: patience });
      // A click on the one row there is only previews the line now and then.
      await widget.locator('input[type=text]').press('Enter', { timeout: patience });
    });
  }

  /** VS Code loses a key or a click that comes while it still fills its list, so the act is repeated until it has an effect. */
  async untilHidden(widget, act) {
    for (let tries = 0; tries < 10; tries += 1) {
      await act().catch(() => {});
      if (
        await widget.waitFor({ state: 'hidden', timeout: patience }).then(
          () => true,
          () => false,
        )
      )
        return;
    }
    throw new Error('The quick input stays open.');
  }

  /** Types into the quick input that the key opens, and takes the first row of those chosen. */
  async pick(key, text, choose) {
    const widget = this.page.locator('.quick-input-widget');
    await this.page.keyboard.press(key);
    await widget.locator('input[type=text]').fill(text);
    const row = choose(widget.locator('.monaco-list-row')).first();
    await row.waitFor();
    await this.untilHidden(widget, () => row.click({ timeout: patience }));
    // Whatever now lies below the pointer would show its tooltip.
    await this.page.mouse.move(2, 2);
  }

  /** The text of the active editor that is in view, with ordinary spaces. */
  async visibleText() {
    const lines = await this.activeEditor().locator('.view-line').all();
    const placed = await Promise.all(
      lines.map(async (line) => ({ top: (await line.boundingBox())?.y ?? 0, text: (await line.textContent()) ?? '' })),
    );
    placed.sort((a, b) => a.top - b.top);
    return placed.map(({ text }) => text.replaceAll('\u00a0', ' ')).join('\n');
  }

  activeEditor() {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  /** @param {'error' | 'warning' | 'info' | 'hint'} [severity] */
  squiggles(severity = 'error') {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }

  /**
   * Points at a token until VS Code shows a hover with the expected text: one that is asked for too early stays empty.
   * @param {string} token as the editor colours it: `30`, `preStop`
   * @param {string | RegExp} expected
   * @returns {Promise<Locator>}
   */
  async hover(token, expected) {
    const exactly = new RegExp(`^\\s*${token.replace(/[^\w\s]/g, '\\$&')}\\s*$`);
    const target = this.activeEditor().locator('.view-line span > span', { hasText: exactly }).first();
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: expected }).first();
    for (let attempt = 1; ; attempt++) {
      await this.page.mouse.move(2, 2);
      await target.hover();
      try {
        await hover.waitFor({ timeout: 4000 });
        return hover;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  /** Opens the Problems view. @returns {Promise<Locator>} its rows */
  async problems() {
    await this.command('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  /** The links above lines of the editor. @param {string | RegExp} text */
  codeLens(text) {
    return this.page.locator('.monaco-editor .codelens-decoration a', { hasText: text });
  }

  /** The texts that the editor shows between what is written. @param {string | RegExp} text */
  inlayHint(text) {
    return this.activeEditor().locator('.view-line span[class*="dyn-rule"]', { hasText: text });
  }

  /** Asks for quick fixes at the cursor. @returns {Promise<Locator>} their rows */
  async quickFixes() {
    await this.page.keyboard.press('Control+.');
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await rows.first().waitFor();
    return rows;
  }

  /** The document in the webview that was opened last. Wait for an element that it marks when it is done. */
  webview() {
    // The inner frame keeps the name it had while loading; its id tells that it is the one shown.
    return this.page.locator('iframe.webview.ready').last().contentFrame().locator('#active-frame').contentFrame();
  }

  /** @param {string} file */
  async screenshot(file) {
    await this.page.screenshot({ path: file });
  }

  async close() {
    await this.page.context().close();
  }
}
