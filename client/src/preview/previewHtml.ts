// The page of a preview. It is the same for every workload: what it shows arrives as messages and is set as text.
import * as vscode from 'vscode';

export function previewHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist/webview', name)).toString();
  const nonce = crypto.randomUUID();
  const words = wordsOfPage();
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policyOf(webview, nonce)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${file('preview.css')}">
  <title>${words.title}</title>
</head>
<body class="waiting">
  <p id="status" role="status" data-state="waiting" data-revision="0" data-no-picture="${words.noPicture}"></p>
  <main>
    <h1 id="title"></h1>
    <ul id="outcome"></ul>
    <div id="diagram" role="group" aria-label="${words.picture}"></div>
    <h2>${words.events}</h2>
    <table id="events">
      <thead><tr><th scope="col">${words.when}</th><th scope="col">${words.what}</th></tr></thead>
      <tbody></tbody>
    </table>
    <section class="empty-with-list">
      <h2>${words.assumptions}</h2>
      <ul id="assumptions"></ul>
    </section>
  </main>
  <script nonce="${nonce}" src="${file('preview.js')}"></script>
</body>
</html>`;
}

function policyOf({ cspSource }: vscode.Webview, nonce: string): string {
  return [
    `default-src 'none'`,
    `img-src ${cspSource} data:`,
    // Mermaid writes its layout as style attributes.
    `style-src ${cspSource} 'unsafe-inline'`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
}

function wordsOfPage() {
  return {
    title: vscode.l10n.t('Termination timeline'),
    picture: vscode.l10n.t('Sequence diagram'),
    noPicture: vscode.l10n.t('The picture could not be drawn; the table says the same.'),
    events: vscode.l10n.t('Events'),
    when: vscode.l10n.t('When'),
    what: vscode.l10n.t('What happens, and why'),
    assumptions: vscode.l10n.t('Assumptions'),
  };
}
