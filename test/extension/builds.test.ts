import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, problemsOf } from './examples.ts';

const rule = 'prestop-outlasts-grace';

const web = (seconds: number) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example/web:1
          lifecycle: { preStop: { exec: { command: [sleep, "${String(seconds)}"] } } }
`;

/** A program in place of kustomize: it makes 40 s of 4 s, and leaves a file where it ran. */
const standIn = (ran: string) => `#!${process.execPath}
require('node:fs').writeFileSync(${JSON.stringify(ran)}, '');
process.stdout.write(${JSON.stringify(web(40))});
`;

suite('a kustomization', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'VS Code shows no folder');
  const uriOf = (name: string) => vscode.Uri.joinPath(folder.uri, 'overlay', name);
  const write = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
  const settings = () => vscode.workspace.getConfiguration('graceline');
  const programs = mkdtempSync(path.join(tmpdir(), 'graceline-programs-'));

  teardown(async () => {
    await settings().update('kustomize.path', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(uriOf(''), { recursive: true });
    rmSync(programs, { recursive: true });
  });

  test('is built when the user has allowed it, and not before', async function () {
    this.timeout(60_000);
    if (process.platform === 'win32') this.skip();
    const [program, ran] = [path.join(programs, 'kustomize'), path.join(programs, 'ran')];
    writeFileSync(program, standIn(ran), { mode: 0o755 });
    await settings().update('kustomize.path', program, vscode.ConfigurationTarget.Workspace);
    await write('kustomization.yaml', 'resources: [web.yaml]\n');
    await write('web.yaml', web(4));
    const { document } = await vscode.window.showTextDocument(uriOf('web.yaml'));
    assert.equal(existsSync(ran), false);
    const problem = await eventually('the problem', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return problemsOf(document.uri, rule)[0];
    });
    assert.match(problem.message, /40s/);
  });
});
