// One preview: a panel, the workload that it shows, and the view that was sent to it last.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FromWebview, ToWebview } from '../../../media/src/messages.ts';
import type { ParamsOf } from '../../../server/src/protocol/request.ts';
import { timeline } from '../../../server/src/protocol/requests.ts';
import type { TargetView, TimelineResult, TimelineView } from '../../../server/src/protocol/timelineView.ts';
import { previewHtml } from './previewHtml.ts';
import { revealLocation } from './revealLocation.ts';
import { throttled } from './throttled.ts';

export const previewType = 'graceline.terminationTimeline';

/** While somebody types, a picture at once and then no more than five a second. */
const pauseMillis = 200;

export class Preview implements vscode.Disposable {
  readonly #target: TargetView;
  readonly #panel: vscode.WebviewPanel;
  readonly #client: BaseLanguageClient;
  readonly #throttle = throttled(pauseMillis, () => void this.#ask());
  /** What a click refers to. */
  #shown: TimelineView | undefined;
  #questions = 0;
  #ready = false;

  constructor(target: TargetView, panel: vscode.WebviewPanel, extensionUri: vscode.Uri, client: BaseLanguageClient) {
    this.#target = target;
    this.#panel = panel;
    this.#client = client;
    panel.title = vscode.l10n.t('Timeline of {0}', target.name);
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media/icons/timeline-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media/icons/timeline-dark.svg'),
    };
    panel.webview.options = webviewOptions(extensionUri);
    panel.webview.onDidReceiveMessage((message: FromWebview) => {
      this.#receive(message);
    });
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away; a new one says when it is ready.
      if (!panel.visible) this.#ready = false;
    });
    panel.onDidDispose(() => {
      this.#throttle.dispose();
      this.#ready = false;
    });
    panel.webview.html = previewHtml(panel.webview, extensionUri);
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  refresh(): void {
    if (this.#ready) this.#throttle.run();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Of several questions under way only the last one counts. */
  async #ask(): Promise<void> {
    this.#questions += 1;
    const question = this.#questions;
    const params: ParamsOf<typeof timeline> = { target: this.#target, trigger: 'deletion' };
    const message = await this.#client.sendRequest<TimelineResult>(timeline.method, params).then(
      (result): ToWebview =>
        result.type === 'timeline'
          ? { type: 'show', view: result.view }
          : { type: 'fail', target: this.#target, message: result.message },
      (error: unknown): ToWebview => ({ type: 'fail', target: this.#target, message: String(error) }),
    );
    if (question !== this.#questions || !this.#ready) return;
    if (message.type === 'show') this.#shown = message.view;
    void this.#panel.webview.postMessage(message);
  }

  #receive(message: FromWebview): void {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.refresh();
        break;
      case 'revealEvent':
        void revealLocation(this.#row(message.eventId)?.location);
        break;
      case 'revealCause':
        void revealLocation(this.#row(message.eventId)?.causes[message.cause]?.location);
        break;
      case 'report':
        this.#client.outputChannel.appendLine(`Preview of ${this.#target.name}: ${message.message}`);
        break;
    }
  }

  #row(eventId: string): TimelineView['rows'][number] | undefined {
    return this.#shown?.rows.find((row) => row.eventId === eventId);
  }
}

/** The page may read its own files and nothing else. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist/webview')] };
}
