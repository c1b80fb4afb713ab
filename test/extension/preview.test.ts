import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openExample, previewTabs, tutorial } from './examples.ts';

const command = 'graceline.previewTerminationTimeline';
const title = 'Timeline of nginx-deployment';

const tabs = (wanted: readonly string[]) =>
  eventually(`the tabs ${wanted.join(', ')}`, () =>
    JSON.stringify(previewTabs()) === JSON.stringify(wanted) ? true : undefined,
  );

suite('the preview', () => {
  setup(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the command is known by its name', async () => {
    assert.ok((await vscode.commands.getCommands(true)).includes(command));
  });

  test('opens beside the active file, and leaves the cursor where it is', async () => {
    const { document } = await openExample(tutorial);
    await vscode.commands.executeCommand(command);
    await tabs([title]);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
  });

  test('opens for a file of the explorer', async () => {
    const { document } = await openExample(tutorial);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(command, document.uri);
    await tabs([title]);
  });

  test('follows the editor to another workload, and stays where it is pinned', async () => {
    await openExample(tutorial);
    await vscode.commands.executeCommand(command);
    await vscode.commands.executeCommand(command);
    await tabs([title]);
    await openExample('database/statefulset.yaml');
    await eventually('the timeline of the other file', () =>
      previewTabs().length === 1 && previewTabs()[0] !== title ? true : undefined,
    );
    await vscode.commands.executeCommand('graceline.pinPreview');
    await openExample(tutorial);
    await vscode.commands.executeCommand(command);
    await eventually('a second preview', () =>
      previewTabs().length === 2 && previewTabs().includes(title) ? true : undefined,
    );
  });

  test('does not open where there is no pod', async () => {
    await openExample('tutorial/explore-graceful-termination-nginx.yaml');
    await vscode.commands.executeCommand(command);
    assert.deepEqual(previewTabs(), []);
  });
});
