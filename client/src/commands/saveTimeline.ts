import * as vscode from 'vscode';
import type { ExportFormat } from '../../../media/src/messages.ts';
import type { PreviewPanels } from '../preview/previewPanels.ts';

/** Asks for a format; the page of the preview then draws it. */
export function saveTimeline(panels: PreviewPanels): () => Promise<void> {
  return async () => {
    const formats: readonly (vscode.QuickPickItem & { readonly format: ExportFormat })[] = [
      { label: 'SVG', format: 'svg' },
      { label: 'PNG', format: 'png' },
      { label: 'Markdown', format: 'markdown' },
      { label: 'HTML', format: 'html' },
    ];
    const chosen = await vscode.window.showQuickPick(formats, { placeHolder: vscode.l10n.t('Save the timeline as') });
    if (chosen) panels.export(chosen.format);
  };
}
