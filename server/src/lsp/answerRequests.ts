// Every request with its handler, and what is answered where there is nothing to say.
import type {
  ClientCapabilities,
  CodeActionParams,
  Connection,
  DefinitionParams,
  DocumentDiagnosticParams,
  TextDocumentIdentifier,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { OfFile } from '../core/analysis.ts';
import type { Locale } from '../core/base/localized.ts';
import type { ParamsOf } from '../protocol/request.ts';
import * as requests from '../protocol/requests.ts';
import type { TargetView, TimelineResult } from '../protocol/timelineView.ts';
import type { Clock } from './clock.ts';
import { cancelled, guard, reason, type GuardHost } from './guard.ts';
import { codeAction } from './handlers/codeAction.ts';
import { codeLens } from './handlers/codeLens.ts';
import { compare } from './handlers/compare.ts';
import { completion } from './handlers/completion.ts';
import { definition } from './handlers/definition.ts';
import { DiagnosticReports } from './handlers/diagnostic.ts';
import { documentLink } from './handlers/documentLink.ts';
import { fencedTimeline } from './handlers/fencedTimeline.ts';
import { hover } from './handlers/hover.ts';
import { inlayHint } from './handlers/inlayHint.ts';
import { keepAssumptions } from './handlers/keepAssumptions.ts';
import { references } from './handlers/references.ts';
import { timeline } from './handlers/timeline.ts';
import { timelineTarget } from './handlers/timelineTarget.ts';
import { WorkspaceReports } from './handlers/workspaceDiagnostic.ts';
import { analysisWith } from './littleByLittle.ts';
import type { Session } from './session.ts';
import type { Spellings } from './spellings.ts';
import type { VersionOf } from './toProto.ts';

export interface Answering {
  readonly capabilities: ClientCapabilities;
  readonly locale: Locale;
  readonly log: (message: string) => void;
  readonly clock: Clock;
  readonly spellings: Spellings;
}

export function answerRequests(connection: Connection, session: Session, answering: Answering): void {
  const { log, spellings } = answering;
  const host: GuardHost = {
    analysisFor: (uri) => session.analysisFor(uri),
    log,
    toClient: (answer) => spellings.toClient(answer),
  };
  answerEditor(connection, session, host, answering);
  answerPreview(connection, session, host, answering.locale);
}

function answerEditor(
  connection: Connection,
  session: Session,
  host: GuardHost,
  { capabilities: { workspace, textDocument }, clock }: Answering,
): void {
  const versionOf: VersionOf = workspace?.workspaceEdit?.documentChanges
    ? (uri) => session.texts.documents.get(uri)?.version ?? null
    : undefined;
  const wholeFile = (what: OfFile): GuardHost => ({
    ...host,
    analysisFor: (uri, token) => analysisWith(session, clock, { uri, what, token }),
  });
  answerDiagnostics(connection, session, wholeFile('diagnostics'), clock);
  connection.onHover(guard(host, 'textDocument/hover', uriOf, null, hover));
  connection.languages.inlayHint.on(guard(host, 'textDocument/inlayHint', uriOf, [], inlayHint));
  const withOrigin = textDocument?.definition?.linkSupport === true;
  connection.onDefinition(
    guard(host, 'textDocument/definition', uriOf, [], (analysis, params: DefinitionParams) =>
      definition(analysis, params, withOrigin),
    ),
  );
  connection.onReferences(guard(host, 'textDocument/references', uriOf, [], references));
  connection.onDocumentLinks(guard(wholeFile('documentLinks'), 'textDocument/documentLink', uriOf, [], documentLink));
  connection.onCompletion(guard(host, 'textDocument/completion', uriOf, [], completion));
  connection.onCodeLens(guard(wholeFile('codeLenses'), 'textDocument/codeLens', uriOf, [], codeLens));
  connection.onCodeAction(
    guard(host, 'textDocument/codeAction', uriOf, [], (analysis, params: CodeActionParams) =>
      codeAction(analysis, params, versionOf),
    ),
  );
}

function answerDiagnostics(connection: Connection, session: Session, host: GuardHost, clock: Clock): void {
  const reports = new DiagnosticReports();
  session.texts.documents.onDidClose(({ document }) => {
    reports.forget(document.uri);
  });
  connection.languages.diagnostics.on(
    guard(
      host,
      'textDocument/diagnostic',
      uriOf,
      { kind: 'full', items: [] },
      (analysis, params: DocumentDiagnosticParams) => reports.report(analysis, params),
    ),
  );
  answerWorkspace(connection, new WorkspaceReports(session, reports, clock), host);
}

/** Documents that are told of at a time, where the client takes them in parts. */
const partSize = 50;

function answerWorkspace(connection: Connection, reports: WorkspaceReports, host: GuardHost): void {
  connection.languages.diagnostics.onWorkspace(async (params, token, _workDone, partial) => {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    try {
      for await (const report of reports.reports(params, token)) {
        items.push(host.toClient(report));
        if (partial && items.length === partSize) partial.report({ items: items.splice(0) });
      }
    } catch (error) {
      host.log(`workspace/diagnostic failed: ${reason(error)}`);
    }
    return token.isCancellationRequested ? cancelled() : { items };
  });
}

function answerPreview(connection: Connection, session: Session, host: GuardHost, locale: Locale): void {
  const { timeline: ofTarget, timelineTarget: ofPosition, fencedTimeline: ofFence, keepAssumptions: keep } = requests;
  const nothing: TimelineResult = { type: 'none', message: failed[locale] };
  connection.onRequest<TimelineResult, never>(
    ofTarget.method,
    guard(
      host,
      ofTarget.method,
      ({ target }: ParamsOf<typeof ofTarget>) => target.uri,
      nothing,
      (analysis, params: ParamsOf<typeof ofTarget>) =>
        timeline(analysis, params, locale, (uri) => session.texts.textOf(uri)),
    ),
  );
  connection.onRequest<TargetView | null, never>(
    ofPosition.method,
    guard(host, ofPosition.method, ({ uri }) => uri, null, timelineTarget),
  );
  connection.onRequest(ofFence.method, (fence: ParamsOf<typeof ofFence>) => fencedTimeline(fence, locale));
  connection.onRequest<string, never>(
    requests.compare.method,
    guard(
      host,
      requests.compare.method,
      ({ target }: ParamsOf<typeof requests.compare>) => target.uri,
      failed[locale],
      (analysis, params: ParamsOf<typeof requests.compare>) => compare(analysis, params, locale),
    ),
  );
  connection.onRequest(keep.method, (params: ParamsOf<typeof keep>) => keepAssumptions(params));
}

function uriOf({ textDocument }: { readonly textDocument: TextDocumentIdentifier }): string {
  return textDocument.uri;
}

const failed = {
  en: 'Graceline could not compute this timeline; its output channel says why.',
  ko: '이 타임라인을 계산하지 못했습니다. 이유는 Graceline 출력 채널에 있습니다.',
};
