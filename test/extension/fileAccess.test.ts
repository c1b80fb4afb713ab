// What the client answers when the server asks it for files, by VS Code's own file systems.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { answerFileRequests } from '../../client/src/fileAccess.ts';

type Handler = (params: object, token?: vscode.CancellationToken) => Promise<unknown>;

suite('files for the server', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'VS Code shows no folder');
  const handlers = new Map<string, Handler>();
  const client: Pick<BaseLanguageClient, 'onRequest'> = {
    onRequest: (method: unknown, handler: unknown) => {
      handlers.set(String(method), handler as Handler);
      return { dispose: () => undefined };
    },
  };
  answerFileRequests(client as BaseLanguageClient);
  const ask = (method: string, params: object) => handlers.get(`graceline/fs/${method}`)?.(params);
  const names = ['*.yaml', '*.yml', '.gitignore'];

  test('are found below a folder, or in it alone', async () => {
    const find = async (below: string, flat: boolean) => {
      // As the server names it: without a slash at the end.
      const root = vscode.Uri.joinPath(folder.uri, below).toString().replace(/\/$/, '');
      const found = (await ask('findFiles', { folder: root, names, flat, maxFiles: 100 })) as string[];
      return found.map((uri) => uri.slice(root.length + 1)).sort();
    };
    const web = ['deployment.yaml', 'poddisruptionbudget.yaml', 'service.yaml'];
    assert.deepEqual(await find('web', true), web);
    assert.deepEqual(
      (await find('', false)).filter((path) => path.startsWith('web/')),
      web.map((name) => `web/${name}`),
    );
    assert.deepEqual(await find('', true), []);
  });

  test('are read up to a size, and those that are not there are no failure', async () => {
    const uri = vscode.Uri.joinPath(folder.uri, 'web/service.yaml').toString();
    assert.match(String(await ask('readFile', { uri, maxBytes: 10_000 })), /^apiVersion: v1/m);
    assert.equal(await ask('readFile', { uri, maxBytes: 10 }), null);
    assert.equal(await ask('readFile', { uri: `${uri}x`, maxBytes: 10_000 }), null);
  });
});
