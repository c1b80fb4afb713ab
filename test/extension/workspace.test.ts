import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, problemsOf } from './examples.ts';

const rule = 'overlapping-pdbs';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.29 }] }
`;

const budget = (name: string) => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
`;

suite('in the workspace', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'VS Code shows no folder');
  const uriOf = (name: string) => vscode.Uri.joinPath(folder.uri, 'budgets', name);
  const write = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));

  teardown(() => vscode.workspace.fs.delete(uriOf(''), { recursive: true }));

  test('a problem that stands in a file which nobody opened comes and goes with that file', async () => {
    await write('web.yaml', deployment);
    await write('first.yaml', budget('first'));
    const { document } = await vscode.window.showTextDocument(uriOf('first.yaml'));
    await write('second.yaml', budget('second'));
    const problem = await eventually('the problem', () => problemsOf(document.uri, rule)[0]);
    const related = problem.relatedInformation?.map(({ location }) => location.uri.toString()) ?? [];
    assert.deepEqual(new Set(related), new Set([uriOf('second.yaml').toString(), uriOf('web.yaml').toString()]));
    await vscode.workspace.fs.delete(uriOf('second.yaml'));
    await eventually('the problem to go', () => (problemsOf(document.uri, rule).length === 0 ? true : undefined));
  });
});
