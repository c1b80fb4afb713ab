// "Compare with Cluster…": watches a workload with the user's own kubeconfig while they delete or roll it by other means.
// Nothing is loaded, read or asked before somebody calls for it, and nothing of it in a workspace that is not trusted.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  ClusterContext,
  ObserveEnd,
  ObserveModule,
  ObserveRequest,
} from '../../../server/src/protocol/observing.ts';
import type { ParamsOf } from '../../../server/src/protocol/request.ts';
import { compare } from '../../../server/src/protocol/requests.ts';
import { ComparisonPages } from '../comparison/comparisonPages.ts';
import { targetAt } from './targetAt.ts';

/** Undefined where there is no network to a cluster and no kubeconfig: in a browser. */
export type LoadObserving = (() => Promise<ObserveModule>) | undefined;

export function offerComparisons(client: BaseLanguageClient, load: LoadObserving): vscode.Disposable {
  const pages = new ComparisonPages();
  const command = compareWithCluster(client, load, pages);
  return vscode.Disposable.from(pages, vscode.commands.registerCommand('graceline.compareWithCluster', command));
}

function compareWithCluster(
  client: BaseLanguageClient,
  load: LoadObserving,
  pages: ComparisonPages,
): () => Promise<void> {
  return async () => {
    const module = await loaded(load);
    const editor = vscode.window.activeTextEditor;
    const target = module && editor && (await targetAt(client, editor));
    if (!module) return;
    if (!target) {
      say(vscode.l10n.t('Open a manifest with a workload first: its timeline is what the cluster is compared with.'));
      return;
    }
    const request = await ask(module, `${target.kind}/${target.name}`, target.namespace);
    if (!request) return;
    const { end, recording } = await watch(module, request);
    if (end.type === 'failed') {
      say(inLanguage(end.why));
      return;
    }
    const params: ParamsOf<typeof compare> = { target, recording };
    await pages.show(request.name, await client.sendRequest<string>(compare.method, params));
  };
}

async function loaded(load: LoadObserving): Promise<ObserveModule | undefined> {
  if (!load) {
    say(vscode.l10n.t('A browser reaches no cluster: open the folder on the desktop to compare it with one.'));
    return undefined;
  }
  if (!vscode.workspace.isTrusted) {
    say(vscode.l10n.t('Trust this workspace first: comparing it with a cluster uses your kubeconfig.'));
    return undefined;
  }
  return load();
}

/** Which cluster, which namespace and which workload: nothing is taken for granted, and each can be left as it is. */
async function ask(
  module: ObserveModule,
  workload: string,
  namespace: string | null,
): Promise<ObserveRequest | undefined> {
  const found = module.contexts();
  if (found.type === 'none') {
    say(inLanguage(found.why));
    return undefined;
  }
  const context = await askContext(found.contexts);
  if (!context) return undefined;
  const askedNamespace = await vscode.window.showInputBox({
    title: vscode.l10n.t('Namespace'),
    value: namespace ?? context.namespace,
  });
  if (!askedNamespace) return undefined;
  const named = await vscode.window.showInputBox({
    title: vscode.l10n.t('Workload, as in Deployment/web'),
    value: workload,
  });
  const [kind, name] = named?.split('/') ?? [];
  return kind && name ? { kind, name, namespace: askedNamespace, context: context.name } : undefined;
}

async function askContext(contexts: readonly ClusterContext[]): Promise<ClusterContext | undefined> {
  const items = contexts
    .toSorted((a, b) => Number(b.current) - Number(a.current))
    .map((context) => ({ label: context.name, description: context.namespace, context }));
  const title = vscode.l10n.t('Cluster to compare with: it is only read, and nothing in it is changed');
  return (await vscode.window.showQuickPick(items, { title }))?.context;
}

interface Watched {
  readonly end: ObserveEnd;
  readonly recording: string;
}

function watch(module: ObserveModule, request: ObserveRequest): Thenable<Watched> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    cancellable: true,
    title: vscode.l10n.t('Comparing {0} with the cluster', `${request.kind}/${request.name}`),
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const lines: string[] = [];
    const observing = module.observe(request, {
      record: (line) => lines.push(line),
      say: (text) => {
        progress.report({ message: inLanguage(text) });
      },
    });
    token.onCancellationRequested(observing.stop);
    return { end: await observing.ended, recording: lines.join('') };
  });
}

function inLanguage({ en, ko }: { readonly en: string; readonly ko: string }): string {
  return vscode.env.language.startsWith('ko') ? ko : en;
}

function say(text: string): void {
  void vscode.window.showInformationMessage(text);
}
