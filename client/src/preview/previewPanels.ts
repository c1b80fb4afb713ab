// The previews that are open. One of them follows the editor, as VS Code's own previews do; the others are pinned.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ExportFormat, PreviewState } from '../../../media/src/messages.ts';
import type { TargetView } from '../../../server/src/protocol/timelineView.ts';
import { targetAt } from '../commands/targetAt.ts';
import { choiceFrom } from './fromWebview.ts';
import { firstChoice, isSameTarget, Preview, previewType, webviewOptions } from './preview.ts';

export class PreviewPanels implements vscode.Disposable, vscode.WebviewPanelSerializer<PreviewState> {
  readonly #extensionUri: vscode.Uri;
  readonly #client: BaseLanguageClient;
  readonly #open = new Set<Preview>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(extensionUri: vscode.Uri, client: BaseLanguageClient) {
    this.#extensionUri = extensionUri;
    this.#client = client;
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(previewType, this),
      vscode.window.onDidChangeActiveTextEditor((editor) => void this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#highlight(textEditor);
      }),
    ];
  }

  /** Beside the file, and without taking the cursor from it. What follows the editor follows the command too. */
  show(target: TargetView): void {
    const shown = [...this.#open].find(({ choice }) => isSameTarget(choice.target, target));
    const following = shown ?? [...this.#open].find(({ choice }) => !choice.pinned);
    if (following) {
      if (!shown) following.choose({ target });
      following.panel.reveal(undefined, true);
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const options = webviewOptions(this.#extensionUri);
    this.#add(
      { choice: firstChoice(target) },
      vscode.window.createWebviewPanel(previewType, target.name, place, options),
    );
  }

  /** VS Code was restarted with this panel open. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: Partial<PreviewState> | undefined): Promise<void> {
    const choice = choiceFrom(state?.choice);
    if (choice) this.#add({ choice }, panel);
    else panel.dispose();
    return Promise.resolve();
  }

  refresh(): void {
    for (const preview of this.#open) preview.refresh();
  }

  /** The one that has the focus, else the only one that is in sight. */
  get active(): Preview | undefined {
    const all = [...this.#open];
    return all.find(({ panel }) => panel.active) ?? all.find(({ panel }) => panel.visible);
  }

  togglePin(): void {
    const { active } = this;
    active?.choose({ pinned: !active.choice.pinned });
  }

  export(format: ExportFormat): void {
    this.active?.export(format);
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
    for (const preview of [...this.#open]) preview.dispose();
  }

  #add({ choice }: Pick<PreviewState, 'choice'>, panel: vscode.WebviewPanel): void {
    const preview = new Preview(choice, panel, this.#extensionUri, this.#client);
    this.#open.add(preview);
    panel.onDidDispose(() => this.#open.delete(preview));
  }

  /** Only to another file: within one, the workload that was chosen stays. */
  async #follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (!editor) return;
    const uri = editor.document.uri.toString();
    const following = [...this.#open].filter(({ choice }) => !choice.pinned && choice.target.uri !== uri);
    if (following.length === 0) return;
    const target = await targetAt(this.#client, editor);
    if (target && editor === vscode.window.activeTextEditor) {
      for (const preview of following) if (!preview.choice.pinned) preview.choose({ target });
    }
  }

  #highlight({ document, selection }: vscode.TextEditor): void {
    for (const preview of this.#open) preview.highlight(document.uri.toString(), selection.active.line);
  }
}
