import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FencedTimeline } from '../../../server/src/protocol/fencedTimeline.ts';
import { fencedTimeline } from '../../../server/src/protocol/requests.ts';
import { FencePlugin } from './fencePlugin.ts';

/** What the Markdown preview takes from the extension. */
export function markdownFences(client: BaseLanguageClient): Pick<FencePlugin, 'extendMarkdownIt'> {
  return new FencePlugin({
    ask: (fence) => client.sendRequest<FencedTimeline>(fencedTimeline.method, fence),
    renderAgain: () => void vscode.commands.executeCommand('markdown.preview.refresh'),
  });
}
