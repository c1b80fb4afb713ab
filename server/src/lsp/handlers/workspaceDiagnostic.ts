// Findings in files that nobody has open, for those who want them. A client asks again as soon as it has its answer, so an
// answer that would say the same again waits until there is something new.
import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { pausing, type Clock } from '../clock.ts';
import type { Session } from '../session.ts';
import type { DiagnosticReports } from './diagnostic.ts';

/** How long nothing changes before all files are looked at again. */
const quietMillis = 1000;

export class WorkspaceReports {
  readonly #session: Session;
  readonly #reports: DiagnosticReports;
  readonly #clock: Clock;
  /** The state of things that was told of last, and the files that were named. */
  #told: { readonly state: number; readonly files: ReadonlySet<string> } | undefined;

  constructor(session: Session, reports: DiagnosticReports, clock: Clock) {
    this.#session = session;
    this.#reports = reports;
    this.#clock = clock;
  }

  /** The files that there is something to say about, or that there was; the rest is cut short by a cancellation. */
  async *reports(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): AsyncIterable<WorkspaceDocumentDiagnosticReport> {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const { state, reported } = await this.#news(new Set(previous.keys()), token);
    const pause = pausing(this.#clock);
    const files = new Set<string>();
    for (const uri of reported) {
      if (token.isCancellationRequested) return;
      const report = await this.#reportOf(uri, previous.get(uri));
      await pause();
      if (!report) continue;
      previous.delete(uri);
      files.add(uri);
      yield report;
    }
    for (const uri of previous.keys()) {
      if (!this.#session.texts.isOpen(uri)) yield { kind: 'full', uri, version: null, items: [] };
    }
    this.#told = { state, files };
  }

  /** Undefined where there is nothing to say, nor was. */
  async #reportOf(
    uri: string,
    previousResultId: string | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
    const analysis = await this.#session.analysisFor(uri);
    const params = { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) };
    const report = this.#reports.report(analysis, params);
    const isNothing = report.kind === 'full' && report.items.length === 0 && previousResultId === undefined;
    return isNothing ? undefined : { ...report, uri, version: null };
  }

  /** Waits for the end of the index, and where the client knows all already, for something else to say. */
  async #news(known: ReadonlySet<string>, token: CancellationToken): Promise<News> {
    const cancelled = new Promise<void>((resolve) => {
      token.onCancellationRequested(() => {
        resolve();
      });
    });
    for (;;) {
      const changed = this.#session.texts.nextChange();
      const news = await this.#now();
      const isKnown = this.#told?.state === news.state && [...this.#told.files].every((uri) => known.has(uri));
      if (token.isCancellationRequested || (!this.#session.isIndexing && !isKnown)) return news;
      await Promise.race([changed, cancelled]);
      await Promise.race([this.#quiet(), cancelled]);
    }
  }

  async #quiet(): Promise<void> {
    const { texts } = this.#session;
    for (let version = -1; version !== texts.version;) {
      ({ version } = texts);
      await new Promise<void>((resolve) => void this.#clock.after(quietMillis, resolve));
    }
  }

  /** Where nobody wants to know, it does not matter what changes. */
  async #now(): Promise<News> {
    const { version } = this.#session.texts;
    const reported = await this.#session.reportedFiles();
    return reported ? { state: version, reported } : { state: -1, reported: [] };
  }
}

interface News {
  readonly state: number;
  readonly reported: readonly string[];
}
