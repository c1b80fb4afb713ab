// The pages of the rules, opened in the editor and without a network: a problem's code leads here in place of the web. By
// an address and not by a command, which the hover over a problem would not run.
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** package.json says that its files are shown as a preview. */
const scheme = 'graceline-page';

/** The text of the pages, in the language of the editor. */
export function offerRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  const docs = vscode.Uri.joinPath(extensionUri, 'docs');
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(docs, path));
      return inLanguage(new TextDecoder().decode(bytes), vscode.env.language);
    },
  });
}

const koreanHeading = '## 한국어';

/** A page says all in English, then in Korean below a heading of its own. */
function inLanguage(page: string, language: string): string {
  const [english = page, korean] = page.split(`\n${koreanHeading}\n`);
  if (!korean || !language.startsWith('ko')) return english;
  const title = /^# .*$/m.exec(english)?.[0] ?? '';
  return `${title}\n${korean.replaceAll(/^###/gm, '##')}`;
}

/** Makes the codes of problems lead to the pages of the extension. Other clients follow the address to the web. */
export const withRulePages: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report && 'items' in report) report.items.forEach(linkToPage);
    return report;
  },
  provideWorkspaceDiagnostics(resultIds, token, report, next) {
    return next(resultIds, token, (chunk) => {
      for (const one of chunk?.items ?? []) if ('items' in one) one.items.forEach(linkToPage);
      report(chunk);
    });
  },
  handleDiagnostics(uri, diagnostics, next) {
    diagnostics.forEach(linkToPage);
    next(uri, diagnostics);
  },
};

function linkToPage(diagnostic: vscode.Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code !== 'object') return;
  const page = /\/docs(\/(?:rules\/)?[a-z\d-]+\.md)$/.exec(code.target.path)?.[1];
  if (page !== undefined) diagnostic.code = { value: code.value, target: vscode.Uri.from({ scheme, path: page }) };
}
