// The extension, on the desktop and in a browser alike: starts the language server and offers the commands. All knowledge
// of Kubernetes is in the server.
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { previewCommand, timelinesDidChange } from '../../server/src/protocol/requests.ts';
import { offerComparisons, type LoadObserving } from './commands/compareWithCluster.ts';
import { explainFinding } from './commands/explainFinding.ts';
import { openExampleWorkspace } from './commands/openExampleWorkspace.ts';
import { previewTerminationTimeline } from './commands/previewTerminationTimeline.ts';
import { restartServer } from './commands/restartServer.ts';
import { saveTimeline } from './commands/saveTimeline.ts';
import { clientOptions } from './clientOptions.ts';
import { answerFileRequests } from './fileAccess.ts';
import { markdownFences } from './markdown/markdownFences.ts';
import { PreviewPanels } from './preview/previewPanels.ts';
import { answerProgramQuestions } from './programPermission.ts';
import { offerRulePages } from './rulePages.ts';
import { ServerRestarts } from './serverRestarts.ts';
import { WorstInstant } from './worstInstant.ts';

let client: BaseLanguageClient | undefined;

/** What other extensions may ask of this one: VS Code's Markdown preview does. */
export type Exports = ReturnType<typeof markdownFences>;

/** Does not wait for the server: requests do. */
export function activateWith(
  context: vscode.ExtensionContext,
  clientWith: (options: LanguageClientOptions) => BaseLanguageClient,
  loadObserving?: LoadObserving,
): Exports {
  const outputChannel = vscode.window.createOutputChannel('Graceline', { log: true });
  const restarts = new ServerRestarts(outputChannel);
  const started = clientWith(clientOptions(outputChannel, restarts));
  client = started;
  const panels = new PreviewPanels(context.extensionUri, started);
  const worstInstant = new WorstInstant(started);
  context.subscriptions.push(
    panels,
    worstInstant,
    offerComparisons(started, loadObserving),
    answerFileRequests(started),
    answerProgramQuestions(started, context.workspaceState),
    offerRulePages(context.extensionUri),
    vscode.commands.registerCommand(previewCommand, previewTerminationTimeline(started, panels)),
    vscode.commands.registerCommand('graceline.pinPreview', () => {
      panels.togglePin();
    }),
    vscode.commands.registerCommand('graceline.copyTimelineAsMermaid', () => {
      panels.export('mermaid');
    }),
    vscode.commands.registerCommand('graceline.saveTimeline', saveTimeline(panels)),
    vscode.commands.registerCommand('graceline.explainFinding', explainFinding),
    vscode.commands.registerCommand('graceline.openExampleWorkspace', openExampleWorkspace(context.extensionUri)),
    vscode.commands.registerCommand('graceline.restartServer', restartServer(started, restarts)),
    started.onNotification(timelinesDidChange.method, () => {
      panels.refresh();
      worstInstant.refresh();
    }),
  );
  void started.start().then(() => {
    worstInstant.refresh();
  });
  return markdownFences(started);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
