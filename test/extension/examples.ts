import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const [folder] = vscode.workspace.workspaceFolders ?? [];

/** Opens a file of the examples. */
export async function openExample(path: string): Promise<vscode.TextEditor> {
  assert.ok(folder, 'VS Code shows no folder');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, path));
}

export const tutorial = 'tutorial/pod-with-graceful-termination.yaml';

/** Where a piece of text begins. */
export function positionOf(document: vscode.TextDocument, piece: string): vscode.Position {
  const offset = document.getText().indexOf(piece);
  assert.notEqual(offset, -1, `${document.uri.path} does not hold ${piece}`);
  return document.positionAt(offset);
}

/** Asks until there is an answer: what VS Code shows arrives some time after what causes it. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export function problemsOf(uri: vscode.Uri, rule: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ code }) => typeof code === 'object' && code.value === rule);
}

/** The labels of all open previews. */
export function previewTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('graceline'))
    .map(({ label }) => label);
}
