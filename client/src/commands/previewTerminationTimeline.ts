// The palette, the button over an editor, the menu of the explorer and the code lens all end here.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { TargetView } from '../../../server/src/protocol/timelineView.ts';
import type { PreviewPanels } from '../preview/previewPanels.ts';
import { targetAt } from './targetAt.ts';

/** A lens names its workload; a menu names a file, and nothing means the active editor. */
export function previewTerminationTimeline(
  client: BaseLanguageClient,
  panels: PreviewPanels,
): (argument?: TargetView | vscode.Uri) => Promise<void> {
  return async (argument) => {
    if (argument && !(argument instanceof vscode.Uri)) {
      panels.show(argument);
      return;
    }
    const editor = await editorOf(argument);
    const target = editor && (await targetAt(client, editor));
    if (target) panels.show(target);
    else void vscode.window.showInformationMessage(nothingToShow(editor));
  };
}

async function editorOf(uri: vscode.Uri | undefined): Promise<vscode.TextEditor | undefined> {
  const active = vscode.window.activeTextEditor;
  if (!uri || active?.document.uri.toString() === uri.toString()) return active;
  return vscode.window.showTextDocument(uri, { preview: true });
}

function nothingToShow(editor: vscode.TextEditor | undefined): string {
  return editor
    ? vscode.l10n.t('No pod here to preview: open a manifest of a Pod, Deployment, StatefulSet, DaemonSet or Job.')
    : vscode.l10n.t('Open a Kubernetes manifest first.');
}
