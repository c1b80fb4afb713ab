import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workbench } from '../support/vscode/workbench.mjs';
import { Editor } from './editor.ts';
import { PreviewPage } from './previewPage.ts';

const tutorial = 'pod-with-graceful-termination.yaml';
const graceLine = 19;
const previewCommand = 'Graceline: Preview Termination Timeline';

const hostile = `apiVersion: v1
kind: Pod
metadata:
  name: '"><img src=x onerror=alert(1)>'
spec:
  containers:
    - name: '<script>alert(2)</script>'
      image: example/app:1.0
`;

let editor: Editor;
let workbench: Workbench;
let preview: PreviewPage;

beforeAll(async () => {
  editor = await Editor.start({ 'web/hostile.yaml': hostile });
  workbench = editor.workbench;
  preview = new PreviewPage(workbench);
  await workbench.openFile(tutorial);
});

afterAll(() => editor.stop());

test('a hover over the grace period says when the signals come', async () => {
  await workbench.squiggles('error').first().waitFor();
  const hover = await workbench.hover('terminationGracePeriodSeconds', 't+120 s');
  expect(await hover.textContent()).toContain('SIGKILL');
  await editor.picture('hover');
});

test('hints stand behind the lines that decide', async () => {
  await workbench.page.mouse.move(400, 780);
  await workbench.page.locator('.view-line', { hasText: 'SIGKILL at' }).first().waitFor();
  await editor.picture('hints');
});

test('the Problems view lists the hook that outlasts the grace period', async () => {
  const rows = await workbench.problems();
  const problem = rows.filter({ hasText: 'prestop-outlasts-grace' });
  await problem.waitFor();
  expect(await problem.textContent()).toMatch(/180s.*120s/);
  await editor.picture('problems');
  await workbench.command('View: Toggle Panel Visibility');
});

test('the preview draws the timeline beside the file', async () => {
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.goTo(graceLine);
  await workbench.command(previewCommand);
  await preview.drawn();
  await preview.message('SIGKILL').waitFor();
  await preview.row(/^t\+120 s\s*nginx receives/).waitFor();
  await workbench.page.mouse.move(400, 780);
  for (const theme of ['light', 'high-contrast', 'dark'] as const) {
    await editor.useTheme(theme);
    await editor.picture(`preview-${theme}`);
  }
});

const scenarios: Readonly<Record<string, RegExp>> = {
  Eviction: /eviction/,
  'Start-up': /startup/,
  'Node shutdown': /nodeShutdown/,
  'Rolling update': /rollout/,
  'Node drain': /drain/,
  'Force deletion': /forceDeletion/,
};

test.each(['light', 'high-contrast', 'dark'] as const)(
  'each scenario has its pictures in %s, and force deletion stands beside a plain one',
  async (theme) => {
    await editor.useTheme(theme);
    for (const [scenario, title] of Object.entries(scenarios)) {
      await preview.choose('scenario', scenario);
      await preview.frame.locator('#title', { hasText: title }).waitFor();
      for (const view of ['gantt', 'sequence'] as const) {
        // What is not there cannot be asked for, and the other one says that it is shown.
        if (!(await preview.draw(view))) await preview.frame.locator('#draw-gantt[aria-pressed=true]').waitFor();
        else await editor.picture(`scenario-${scenario.toLowerCase().replace(' ', '-')}-${view}-${theme}`);
      }
    }
    expect(await preview.frame.locator('.story').count()).toBe(2);
    await preview.choose('scenario', 'Deletion');
  },
  400_000,
);

test('the same events on a scale of time, zoomed with keys, in every theme', async () => {
  const before = await preview.drawn();
  await preview.frame.locator('#draw-gantt').click();
  await preview.drawn(before + 1);
  await preview.frame.locator('.diagram svg .task').first().waitFor();
  for (const theme of ['light', 'high-contrast', 'dark'] as const) {
    await editor.useTheme(theme);
    await editor.picture(`time-scale-${theme}`);
  }
  const picture = preview.frame.locator('.diagram svg').first();
  const width = async (): Promise<number> => (await picture.boundingBox())?.width ?? 0;
  const fitted = await width();
  await preview.frame.locator('.diagram').focus();
  await workbench.page.keyboard.press('+');
  await workbench.page.keyboard.press('+');
  expect(await width()).toBeGreaterThan(fitted);
  await workbench.page.keyboard.press('0');
  expect(await width()).toBe(fitted);
  await preview.frame.locator('#draw-sequence').click();
  await preview.message('SIGKILL').waitFor();
});

test('axe finds nothing that keeps anybody from using the page', async () => {
  const found: string[] = [];
  for (const theme of ['light', 'high-contrast', 'dark'] as const) {
    await editor.useTheme(theme);
    found.push(...(await preview.violations()).map((violation) => `${theme}: ${violation}`));
  }
  expect(found).toEqual([]);
});

test('what if: a number moves the picture, is written with one click, and undone with one undo', async () => {
  await preview.frame.locator('#what-if > summary').click();
  const field = preview.knob('terminationGracePeriodSeconds');
  expect(await field.inputValue()).toBe('120');
  const before = await preview.drawn();
  await field.fill('200');
  await preview.drawn(before + 1);
  await preview
    .row(/^t\+180 s/)
    .first()
    .waitFor();
  await preview.frame.locator('#changes ins', { hasText: 'terminationGracePeriodSeconds: 200' }).waitFor();
  await editor.picture('what-if');
  await preview.frame.locator('#apply').click();
  await workbench.page.locator('.view-line', { hasText: 'terminationGracePeriodSeconds: 200' }).waitFor();
  await workbench.page.locator('.view-line', { hasText: 'terminationGracePeriodSeconds' }).click();
  await workbench.page.keyboard.press('Control+Z');
  await workbench.page.locator('.view-line', { hasText: 'terminationGracePeriodSeconds: 120' }).waitFor();
  await preview
    .row(/^t\+120 s/)
    .first()
    .waitFor();
});

test('a click on an event selects the line that caused it', async () => {
  await workbench.goTo(1);
  await preview.message('SIGKILL').click();
  await workbench.page.locator('.statusbar-item', { hasText: `Ln ${String(graceLine)}, Col` }).waitFor();
  await workbench.goTo(1);
  await preview
    .row('preStop of nginx')
    .getByRole('button', { name: /preStop\.exec\.command/ })
    .click();
  await workbench.page.locator('.statusbar-item', { hasText: 'Ln 28, Col' }).waitFor();
});

test('the preview follows the typing, and keeps its picture while the text is broken', async () => {
  const before = await preview.drawn();
  await workbench.goTo(graceLine);
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.press('Backspace');
  await workbench.page.keyboard.type('5');
  await preview.drawn(before + 1);
  await preview.row(/^t\+125 s\s*nginx receives/).waitFor();

  await workbench.goTo(4);
  const broken = 'x: [';
  await workbench.page.keyboard.type(broken);
  await preview.frame.locator('#status[data-state=failed]').waitFor();
  expect(await preview.message('SIGKILL').count()).toBe(1);
  for (let typed = broken.length; typed > 0; typed -= 1) await workbench.page.keyboard.press('Backspace');
  await preview.frame.locator('#status[data-state=rendered]').waitFor({ state: 'attached' });
});

test('a name that is markup is text', async () => {
  await workbench.openFile('hostile.yaml');
  await workbench.command(previewCommand);
  await preview.frame.locator('#title', { hasText: 'onerror=alert(1)' }).waitFor();
  await preview.drawn();
  expect(await preview.frame.locator('img, .diagram script').count()).toBe(0);
});

test('a reload of the window brings the preview back as it was', async () => {
  await preview.choose('scenario', 'Eviction');
  await preview.frame.locator('#pin').click();
  await preview.frame.locator('#pin[aria-pressed=true]').waitFor();
  // As a person does it: the command waits until VS Code has written down what it keeps.
  const reloaded = workbench.page.waitForEvent('domcontentloaded');
  await workbench.command('Developer: Reload Window');
  await reloaded;
  await preview.frame.locator('#title', { hasText: 'eviction' }).waitFor({ timeout: 60_000 });
  await preview.frame.locator('#pin[aria-pressed=true]').waitFor();
});

test('no script ran that was not ours, and the content security policy stopped nothing', () => {
  expect(editor.violations).toEqual([]);
});
