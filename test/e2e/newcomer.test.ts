// The path of docs/newcomer.md, as far as it leads through VS Code: from the red line by its quick fix to another picture.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workbench } from '../support/vscode/workbench.mjs';
import { Editor } from './editor.ts';
import { PreviewPage } from './previewPage.ts';

let editor: Editor;
let workbench: Workbench;
let preview: PreviewPage;

beforeAll(async () => {
  editor = await Editor.start();
  workbench = editor.workbench;
  preview = new PreviewPage(workbench);
});

afterAll(() => editor.stop());

test('the first quick fix of the red line changes the picture', async () => {
  await workbench.openFile('tutorial/pod-with-graceful-termination.yaml');
  await workbench.squiggles('error').first().waitFor();
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.goTo(28, 20);
  await workbench.command('Graceline: Preview Termination Timeline');
  const before = await preview.drawn();
  await preview.message('SIGKILL').waitFor();
  await workbench.goTo(28, 20);
  const fixes = await workbench.quickFixes();
  await fixes.first().click();
  await preview.drawn(before + 1);
  await workbench.squiggles('error').first().waitFor({ state: 'detached' });
  expect(await workbench.visibleText()).not.toContain('terminationGracePeriodSeconds: 120');
  await editor.picture('newcomer-fixed');
});
