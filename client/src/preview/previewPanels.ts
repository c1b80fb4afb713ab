// The previews that are open, one for each workload.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PreviewState } from '../../../media/src/messages.ts';
import type { TargetView } from '../../../server/src/protocol/timelineView.ts';
import { Preview, previewType, webviewOptions } from './preview.ts';

export class PreviewPanels implements vscode.Disposable, vscode.WebviewPanelSerializer<PreviewState> {
  readonly #extensionUri: vscode.Uri;
  readonly #client: BaseLanguageClient;
  readonly #open = new Map<string, Preview>();
  readonly #serializer: vscode.Disposable;

  constructor(extensionUri: vscode.Uri, client: BaseLanguageClient) {
    this.#extensionUri = extensionUri;
    this.#client = client;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(previewType, this);
  }

  /** Beside the file, and without taking the cursor from it. */
  show(target: TargetView): void {
    const open = this.#open.get(keyOf(target));
    if (open) {
      open.reveal();
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#add(
      target,
      vscode.window.createWebviewPanel(previewType, target.name, place, webviewOptions(this.#extensionUri)),
    );
  }

  /** VS Code was restarted with this panel open. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: PreviewState | undefined): Promise<void> {
    if (state) this.#add(state.target, panel);
    else panel.dispose();
    return Promise.resolve();
  }

  refresh(): void {
    for (const preview of this.#open.values()) preview.refresh();
  }

  dispose(): void {
    this.#serializer.dispose();
    for (const preview of [...this.#open.values()]) preview.dispose();
  }

  #add(target: TargetView, panel: vscode.WebviewPanel): void {
    const key = keyOf(target);
    this.#open.set(key, new Preview(target, panel, this.#extensionUri, this.#client));
    panel.onDidDispose(() => this.#open.delete(key));
  }
}

function keyOf({ uri, kind, namespace, name }: TargetView): string {
  return JSON.stringify([uri, kind, namespace, name]);
}
