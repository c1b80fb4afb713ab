// Writes assumptions into the `.graceline.yaml` that a file is under, or into a new one at the head of its folder.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ParamsOf } from '../../../server/src/protocol/request.ts';
import { keepAssumptions as request } from '../../../server/src/protocol/requests.ts';
import type { WireRange } from '../../../server/src/protocol/timelineView.ts';

const fileName = '.graceline.yaml';

/** Whether they were written. The file is saved: settings are read from the disk. */
export async function keepAssumptions(
  client: BaseLanguageClient,
  manifest: vscode.Uri,
  assumptions: Readonly<Record<string, string>>,
): Promise<boolean> {
  const found = await nearestSettings(manifest);
  const uri = found ?? vscode.Uri.joinPath(homeOf(manifest), fileName);
  const text = found ? (await vscode.workspace.openTextDocument(found)).getText() : '';
  const params: ParamsOf<typeof request> = { text, assumptions };
  const edits = await client.sendRequest<readonly { range: WireRange; newText: string }[] | null>(
    request.method,
    params,
  );
  if (!edits) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be changed without changing more; write the assumption there by hand.', fileName),
    );
    return false;
  }
  const edit = new vscode.WorkspaceEdit();
  if (!found) edit.createFile(uri, { ignoreIfExists: true });
  for (const { range, newText } of edits) {
    const { start, end } = range;
    edit.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
  }
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  return (await vscode.workspace.openTextDocument(uri)).save();
}

/** The one that holds for a file, as the language server looks for it. */
async function nearestSettings(manifest: vscode.Uri): Promise<vscode.Uri | undefined> {
  let folder = vscode.Uri.joinPath(manifest, '..');
  for (;;) {
    const candidate = vscode.Uri.joinPath(folder, fileName);
    if (await exists(candidate)) return candidate;
    const above = vscode.Uri.joinPath(folder, '..');
    if (above.path === folder.path) return undefined;
    folder = above;
  }
}

function exists(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

function homeOf(manifest: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(manifest)?.uri ?? vscode.Uri.joinPath(manifest, '..');
}
