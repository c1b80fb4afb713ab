// A fence in VS Code's own Markdown preview, drawn.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Editor } from './editor.ts';

const hostile = `# Hostile

\`\`\`graceline
apiVersion: v1
kind: Pod
metadata:
  name: '"><img src=x onerror=alert(1)>'
spec:
  containers:
    - name: '<script>alert(2)</script>'
      image: example/app:1.0
\`\`\`

\`\`\`graceline --format mermaid-gantt
apiVersion: v1
kind: Pod
metadata: { name: plain }
spec:
  containers: [{ name: app, image: example/app:1.0 }]
\`\`\`
`;

let editor: Editor;

beforeAll(async () => {
  editor = await Editor.start({ 'hostile.md': hostile });
});

afterAll(() => editor.stop());

test('the fence of the examples is drawn in the colours of the theme', async () => {
  const { workbench } = editor;
  await workbench.openFile('README.md');
  await workbench.command('Markdown: Open Preview to the Side');
  const page = workbench.webview();
  await page.locator('.graceline-timeline svg .messageText', { hasText: 'SIGTERM' }).first().waitFor();
  expect(await page.locator('.graceline-timeline li').first().textContent()).toMatch(/t\+/);
  await page.locator('.graceline-timeline').evaluate((fence) => {
    fence.scrollIntoView();
  });
  for (const theme of ['light', 'high-contrast', 'dark'] as const) {
    await editor.useTheme(theme);
    await editor.picture(`markdown-${theme}`);
  }
});

test('names are text, pictures of both kinds stand in one page, and no script ran that was not ours', async () => {
  const { workbench } = editor;
  await workbench.command('View: Close All Editors');
  await workbench.openFile('hostile.md');
  await workbench.command('Markdown: Open Preview to the Side');
  const page = workbench.webview();
  await page.locator('.graceline-timeline svg .messageText').first().waitFor();
  await page.locator('.graceline-timeline svg .task').first().waitFor();
  expect(await page.locator('.graceline-timeline img, .graceline-timeline script').count()).toBe(0);
  expect(editor.violations).toEqual([]);
});
