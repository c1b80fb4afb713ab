// A timeline on its way out of the editor: to the clipboard, or into a file that needs nothing but itself.
import * as vscode from 'vscode';
import type { ExportFormat } from '../../../media/src/messages.ts';
import type { TimelineView } from '../../../server/src/protocol/timelineView.ts';
import { timelineHtml, timelineMarkdown } from './timelineDocuments.ts';

const endings = { svg: 'svg', png: 'png', markdown: 'md', html: 'html' } as const;

export async function exportTimeline(
  view: TimelineView,
  format: ExportFormat,
  pictures: readonly string[],
): Promise<void> {
  if (format === 'mermaid') {
    await vscode.env.clipboard.writeText(pictures.join('\n'));
    void vscode.window.setStatusBarMessage(vscode.l10n.t('The timeline is in the clipboard, as Mermaid.'), 4000);
    return;
  }
  const [first] = pictures;
  if (first === undefined && format !== 'html' && format !== 'markdown') {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no picture here to save.'));
    return;
  }
  const uri = await vscode.window.showSaveDialog({
    defaultUri: defaultUri(view, endings[format]),
    filters: { [format]: [endings[format]] },
  });
  if (uri) await vscode.workspace.fs.writeFile(uri, contentOf(view, format, pictures));
}

function defaultUri({ target, trigger }: TimelineView, ending: string): vscode.Uri {
  const name = `${target.name}-${trigger}`.replaceAll(/[^\w.-]+/g, '_').slice(0, 80);
  return vscode.Uri.joinPath(vscode.Uri.parse(target.uri), '..', `${name}.${ending}`);
}

function contentOf(
  view: TimelineView,
  format: Exclude<ExportFormat, 'mermaid'>,
  pictures: readonly string[],
): Uint8Array {
  const [first = ''] = pictures;
  const encoder = new TextEncoder();
  switch (format) {
    case 'svg':
      return encoder.encode(first);
    case 'png':
      return Uint8Array.from(atob(first.slice(first.indexOf(',') + 1)), (byte) => byte.charCodeAt(0));
    case 'markdown':
      return encoder.encode(timelineMarkdown(view, pictures));
    case 'html':
      return encoder.encode(timelineHtml(view, pictures, vscode.env.language));
  }
}
