import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './examples.ts';

const manifest = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 7
  containers: [{ name: '<script>alert(1)</script>', image: example/app:1 }]
`;

/** What VS Code's Markdown preview makes of a text, once the timelines in it are there. */
function rendered(markdown: string, awaited: string): Promise<string> {
  return eventually(`${awaited} in the Markdown preview`, async () => {
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', markdown);
    return html.includes(awaited) ? html : undefined;
  });
}

suite('Markdown', () => {
  test('a fence becomes a timeline that can be read without a script', async () => {
    const html = await rendered(`# Stop\n\n\`\`\`graceline --trigger eviction\n${manifest}\`\`\`\n`, 'data-diagram');
    assert.match(html, /<strong>Pod web: eviction<\/strong>/);
    assert.match(html, /<th scope="row">t\+7 s or never<\/th>/);
    assert.match(html, /data-diagram="[^"]*sequenceDiagram/);
    assert.ok(!html.includes('<script>'), 'a name is text');
  });

  test('a fence that has no timeline says why, and keeps its text', async () => {
    const html = await rendered('```graceline\nkind: Service\n```\n', 'role="alert"');
    assert.match(html, /kind: Service/);
  });

  test('other fences are left alone', async () => {
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', '```gracelines\na\n```\n');
    assert.ok(!html.includes('graceline-timeline'));
  });
});
