// The status bar says when the containers of the active file are killed at the latest. Its text stays while a new one is
// asked for, and an answer that comes too late is thrown away.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ParamsOf } from '../../server/src/protocol/request.ts';
import { previewCommand, timeline, timelineTarget } from '../../server/src/protocol/requests.ts';
import type { StoryView, TargetView, TimelineResult } from '../../server/src/protocol/timelineView.ts';

export class WorstInstant implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #item = vscode.window.createStatusBarItem('graceline.worstInstant', vscode.StatusBarAlignment.Right, 100);
  readonly #subscription: vscode.Disposable;
  #asked = 0;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#item.name = vscode.l10n.t('Graceline: worst instant');
    this.#subscription = vscode.window.onDidChangeActiveTextEditor(() => {
      this.refresh();
    });
  }

  refresh(): void {
    const asked = ++this.#asked;
    const document = vscode.window.activeTextEditor?.document;
    const answer = document ? this.#ask(document) : Promise.resolve(undefined);
    void answer
      .catch(() => undefined)
      .then((result) => {
        if (asked === this.#asked) this.#show(result);
      });
  }

  dispose(): void {
    this.#asked++;
    this.#subscription.dispose();
    this.#item.dispose();
  }

  async #ask(document: vscode.TextDocument): Promise<TimelineResult | undefined> {
    if (!vscode.languages.match(['yaml', 'json', 'jsonc', 'helm'], document)) return undefined;
    const at: ParamsOf<typeof timelineTarget> = { uri: document.uri.toString(), position: null };
    const target = await this.#client.sendRequest<TargetView | null>(timelineTarget.method, at);
    if (!target) return undefined;
    const params: ParamsOf<typeof timeline> = { target, trigger: 'deletion' };
    return this.#client.sendRequest<TimelineResult>(timeline.method, params);
  }

  #show(result: TimelineResult | undefined): void {
    const story = result?.type === 'timeline' ? result.view.stories[0] : undefined;
    const worst = story && worstOf(story.rows);
    if (result?.type !== 'timeline' || !story || worst === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = `$(watch) ${worst}`;
    this.#item.tooltip = [result.view.title, ...story.outcome].join('\n');
    this.#item.command = { title: '', command: previewCommand, arguments: [result.view.target] };
    this.#item.show();
  }
}

/** The last SIGKILL; where none can come, the instant by which the pod is gone. */
function worstOf(rows: StoryView['rows']): string | undefined {
  const last = (event: string): string | undefined => rows.findLast(({ type }) => type === event)?.instant;
  const [killed, removed] = [last('sigkillSent'), last('podRemoved')];
  if (killed !== undefined) return `SIGKILL ${killed}`;
  return removed === undefined ? undefined : vscode.l10n.t('pod removed {0}', removed);
}
