import * as vscode from 'vscode';
import type { WireLocation } from '../../../server/src/protocol/timelineView.ts';

/** Selects a place in its file: where that is open already, else beside the preview. */
export async function revealLocation(location: WireLocation | null | undefined): Promise<void> {
  if (!location) return;
  const { start, end } = location.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === location.uri);
  const viewColumn = open?.viewColumn ?? vscode.ViewColumn.One;
  await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { selection, viewColumn });
}
