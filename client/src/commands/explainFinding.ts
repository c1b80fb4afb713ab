// The page of the rule behind the problem at the cursor: for those who do not know that its code is a link.
import * as vscode from 'vscode';

export async function explainFinding(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const page = editor && pageAt(editor.document.uri, editor.selection.active);
  if (page) await vscode.commands.executeCommand('vscode.open', page);
  else void vscode.window.showInformationMessage(vscode.l10n.t('There is no finding of Graceline at the cursor.'));
}

/** Problems that hold the cursor go before others of its line. */
function pageAt(uri: vscode.Uri, cursor: vscode.Position): vscode.Uri | undefined {
  const ours = vscode.languages
    .getDiagnostics(uri)
    .filter(
      ({ source, range }) => source === 'graceline' && range.start.line <= cursor.line && cursor.line <= range.end.line,
    );
  const { code } = ours.find(({ range }) => range.contains(cursor)) ?? ours[0] ?? {};
  return typeof code === 'object' ? code.target : undefined;
}
