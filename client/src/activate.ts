// The extension, on the desktop and in a browser alike: starts the language server and offers the commands. All knowledge
// of Kubernetes is in the server.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { previewCommand, timelinesDidChange } from '../../server/src/protocol/requests.ts';
import { previewTerminationTimeline } from './commands/previewTerminationTimeline.ts';
import { restartServer } from './commands/restartServer.ts';
import { saveTimeline } from './commands/saveTimeline.ts';
import { answerFileRequests } from './fileAccess.ts';
import { PreviewPanels } from './preview/previewPanels.ts';
import { answerProgramQuestions } from './programPermission.ts';
import { offerRulePages } from './rulePages.ts';

let client: BaseLanguageClient | undefined;

/** Does not wait for the server: requests do. */
export function activateWith(context: vscode.ExtensionContext, started: BaseLanguageClient): void {
  client = started;
  const panels = new PreviewPanels(context.extensionUri, started);
  context.subscriptions.push(
    panels,
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
    vscode.commands.registerCommand('graceline.restartServer', restartServer(started)),
    started.onNotification(timelinesDidChange.method, () => {
      panels.refresh();
    }),
  );
  void started.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
