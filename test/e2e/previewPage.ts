// The preview as a person sees it: the page inside VS Code's two frames.
import axe from 'axe-core';
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from '../support/vscode/workbench.mjs';

export class PreviewPage {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get frame(): FrameLocator {
    return this.#workbench.webview();
  }

  get status(): Locator {
    return this.frame.locator('#status');
  }

  /** The messages of the picture. */
  message(text: string | RegExp): Locator {
    return this.frame.locator('.diagram .message', { hasText: text });
  }

  /** The rows of the table. */
  row(text: string | RegExp): Locator {
    return this.frame.locator('.events tbody tr', { hasText: text });
  }

  async choose(control: 'workload' | 'scenario', label: string): Promise<void> {
    const before = Number(await this.status.getAttribute('data-revision'));
    await this.frame.locator(`#${control}`).selectOption({ label });
    await this.drawn(before + 1);
  }

  /** Whether there is a picture of this kind; then it is shown. */
  async draw(kind: 'sequence' | 'gantt'): Promise<boolean> {
    const button = this.frame.locator(`#draw-${kind}`);
    if (await button.isDisabled()) return false;
    const before = await this.drawn();
    await button.click();
    await this.drawn(before + 1);
    return true;
  }

  /** A field of "What if". */
  knob(label: string): Locator {
    return this.frame.locator('.knob', { hasText: label }).locator('input').first();
  }

  /** What axe finds wrong, each with the elements that are wrong. It is run from outside: the page runs no script but its own. */
  async violations(): Promise<readonly string[]> {
    const results = await this.frame.locator('html').evaluate(async (_, source) => {
      // The debugger may, and the policy of the page is tested elsewhere.
      (0, eval)(source);
      return (globalThis as unknown as { axe: typeof axe }).axe.run();
    }, axe.source);
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }

  /** Waits for a picture, the given one at least. @returns its number */
  async drawn(atLeast = 1): Promise<number> {
    await this.frame.locator('#status[data-state=rendered]').waitFor({ state: 'attached' });
    for (;;) {
      const revision = Number(await this.status.getAttribute('data-revision'));
      if (revision >= atLeast) return revision;
      await this.frame.locator(`#status:not([data-revision="${String(revision)}"])`).waitFor({ state: 'attached' });
    }
  }
}
