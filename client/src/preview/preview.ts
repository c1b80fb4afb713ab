// One preview: a panel, what it is about, and the view that was sent to it last.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Choice, ExportFormat, FromWebview, ToWebview } from '../../../media/src/messages.ts';
import { timeline } from '../../../server/src/protocol/requests.ts';
import type {
  TargetView,
  TimelineQuestion,
  TimelineResult,
  TimelineRow,
  TimelineView,
} from '../../../server/src/protocol/timelineView.ts';
import { eventsCausedAt } from './eventsCausedAt.ts';
import { exportTimeline } from './exportTimeline.ts';
import { fromWebview } from './fromWebview.ts';
import { keepAssumptions } from './keepAssumptions.ts';
import { previewHtml } from './previewHtml.ts';
import { revealLocation } from './revealLocation.ts';
import { throttled } from './throttled.ts';

export const previewType = 'graceline.terminationTimeline';

/** While somebody types or turns a knob, a picture at once and then no more than ten a second. */
const pauseMillis = 100;

/** `whatIf` of a choice that supposes nothing. */
const nothingSupposed: Choice['whatIf'] = { fields: {}, assumptions: {}, kubernetesVersion: null };

export function firstChoice(target: TargetView): Choice {
  return { target, trigger: 'deletion', whatIf: nothingSupposed, pinned: false };
}

export class Preview implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #client: BaseLanguageClient;
  readonly #throttle = throttled(pauseMillis, () => void this.#askAndShow());
  #choice: Choice;
  /** What a click refers to. */
  #shown: TimelineView | undefined;
  #questions = 0;
  #ready = false;

  constructor(choice: Choice, panel: vscode.WebviewPanel, extensionUri: vscode.Uri, client: BaseLanguageClient) {
    this.#choice = choice;
    this.panel = panel;
    this.#client = client;
    this.#nameTab();
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media/icons/timeline-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media/icons/timeline-dark.svg'),
    };
    panel.webview.options = webviewOptions(extensionUri);
    panel.webview.onDidReceiveMessage((said: unknown) => {
      const message = fromWebview(said);
      if (message) this.#receive(message);
      else client.outputChannel.appendLine('A message of the preview was not understood, and nothing was done.');
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

  get choice(): Choice {
    return this.#choice;
  }

  /** What was supposed of one workload says nothing of another. */
  choose(change: Partial<Choice>): void {
    const moved = change.target && !isSameTarget(change.target, this.#choice.target);
    this.#choice = { ...this.#choice, ...(moved && { whatIf: nothingSupposed }), ...change };
    this.#nameTab();
    this.refresh();
  }

  refresh(): void {
    if (this.#ready) this.#throttle.run();
  }

  /** Marks what the line under a cursor causes. */
  highlight(uri: string, line: number): void {
    if (!this.#ready || !this.#shown) return;
    this.#post({ type: 'highlight', eventIds: eventsCausedAt(this.#shown, uri, line) });
  }

  export(format: ExportFormat): void {
    this.#post({ type: 'export', format });
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Of several questions under way only the last one counts. */
  async #askAndShow(): Promise<void> {
    this.#questions += 1;
    const question = this.#questions;
    const choice = this.#choice;
    const result = await this.#ask();
    if (question !== this.#questions || !this.#ready) return;
    if (result.type === 'timeline') this.#shown = result.view;
    this.#post(
      result.type === 'timeline'
        ? { type: 'show', view: result.view, choice }
        : { type: 'fail', choice, message: result.message },
    );
  }

  #ask(): Promise<TimelineResult> {
    const { target, trigger, whatIf } = this.#choice;
    const question: TimelineQuestion = { target, trigger, whatIf };
    return this.#client
      .sendRequest<TimelineResult>(timeline.method, question)
      .catch((error: unknown): TimelineResult => ({ type: 'none', message: String(error) }));
  }

  #receive(message: FromWebview): void {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.refresh();
        break;
      case 'choose':
        this.choose(message.change);
        break;
      case 'revealEvent':
        void revealLocation(this.#row(message.eventId)?.location);
        break;
      case 'revealCause':
        void revealLocation(this.#row(message.eventId)?.causes[message.cause]?.location);
        break;
      case 'apply':
        void this.#apply();
        break;
      case 'keep':
        void this.#keep();
        break;
      case 'exported':
        if (this.#shown) void exportTimeline(this.#shown, message.format, message.pictures);
        break;
      case 'report':
        this.#client.outputChannel.appendLine(`Preview of ${this.#choice.target.name}: ${message.message}`);
        break;
    }
  }

  /** One edit, so that one undo takes it back. It is asked for anew: the file may have changed since the picture. */
  async #apply(): Promise<void> {
    const result = await this.#ask();
    if (result.type !== 'timeline') return;
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, range, newText } of result.view.edits) {
      const { start, end } = range;
      edit.replace(
        vscode.Uri.parse(uri),
        new vscode.Range(start.line, start.character, end.line, end.character),
        newText,
      );
    }
    if (await vscode.workspace.applyEdit(edit)) this.choose({ whatIf: { ...this.#choice.whatIf, fields: {} } });
  }

  async #keep(): Promise<void> {
    const { target, whatIf } = this.#choice;
    if (await keepAssumptions(this.#client, vscode.Uri.parse(target.uri), whatIf.assumptions)) {
      this.choose({ whatIf: { ...this.#choice.whatIf, assumptions: {} } });
    }
  }

  #nameTab(): void {
    this.panel.title = vscode.l10n.t('Timeline of {0}', this.#choice.target.name);
  }

  #post(message: ToWebview): void {
    void this.panel.webview.postMessage(message);
  }

  #row(eventId: string): TimelineRow | undefined {
    return this.#shown?.stories.flatMap(({ rows }) => rows).find((row) => row.eventId === eventId);
  }
}

export function isSameTarget(a: TargetView, b: TargetView): boolean {
  return a.uri === b.uri && a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

/** The page may read its own files and nothing else. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist/webview')] };
}
