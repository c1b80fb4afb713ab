// The page of a preview. It is the same for every workload: what it shows arrives as messages and is set as text.
import * as vscode from 'vscode';
import type { Words } from '../../../media/src/page.ts';

const { t } = vscode.l10n;

export function previewHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist/webview', name)).toString();
  const nonce = crypto.randomUUID();
  const menu = escaped(JSON.stringify({ webviewSection: 'timeline', preventDefaultContextMenuItems: true }));
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policyOf(webview, nonce)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${file('preview.css')}">
  <title>${escaped(t('Termination timeline'))}</title>
</head>
<body class="waiting" data-vscode-context="${menu}">
  ${toolbar()}
  <p id="status" role="status" data-state="waiting" data-revision="0"></p>
  <p id="explained">${escaped(emptyState())}</p>
  <main>
    <h1 id="title"></h1>
    <div id="content">
      <div>
        <div id="stories"></div>
        <section class="empty-with-list">
          <h2>${escaped(t('Assumptions'))}</h2>
          <ul id="assumptions"></ul>
        </section>
      </div>
      ${whatIf()}
    </div>
  </main>
  <script nonce="${nonce}" id="words" type="application/json">${JSON.stringify(wordsOfPage()).replaceAll('<', '\\u003c')}</script>
  <script nonce="${nonce}" src="${file('preview.js')}"></script>
</body>
</html>`;
}

function toolbar(): string {
  const scenarios = Object.entries(scenarioNames()).map(
    ([id, name]) => `<option value="${id}">${escaped(name)}</option>`,
  );
  const formats = Object.entries(formatNames()).map(([id, name]) => `<option value="${id}">${escaped(name)}</option>`);
  const toggle = (id: string, name: string): string =>
    `<button type="button" id="${id}" aria-pressed="false">${escaped(name)}</button>`;
  const zoom = (by: string, sign: string, name: string): string =>
    `<button type="button" id="zoom-${by}" aria-label="${escaped(name)}" title="${escaped(name)}">${sign}</button>`;
  return `<header id="bar">
    <label>${escaped(t('Workload'))} <select id="workload"></select></label>
    <label>${escaped(t('Scenario'))} <select id="scenario">${scenarios.join('')}</select></label>
    <span role="group" aria-label="${escaped(t('Picture'))}">${toggle('draw-sequence', t('Sequence'))}${toggle('draw-gantt', t('Time scale'))}</span>
    <span role="group" aria-label="${escaped(t('Zoom'))}">${zoom('out', '−', t('Zoom out'))}${zoom('fit', escaped(t('Fit')), t('Fit'))}${zoom('in', '+', t('Zoom in'))}</span>
    ${toggle('pin', t('Pin'))}
    <select id="export" aria-label="${escaped(t('Copy or save'))}"><option value="">${escaped(t('Copy or save'))}</option>${formats.join('')}</select>
  </header>`;
}

function whatIf(): string {
  const minors = Array.from({ length: 12 }, (_, index) => `1.${String(36 - index)}`);
  const versions = minors.map((version) => `<option>${version}</option>`).join('');
  const button = (id: string, name: string): string =>
    `<button type="button" id="${id}" disabled>${escaped(name)}</button>`;
  return `<details id="what-if" open>
        <summary>${escaped(t('What if …'))}</summary>
        <form id="what-if-form">
          <fieldset><legend>${escaped(t('Manifest'))}</legend><div id="knobs-field"></div></fieldset>
          <fieldset><legend>${escaped(t('Assumptions'))}</legend><div id="knobs-assumption"></div></fieldset>
          <div class="knob"><label for="kubernetes-version">Kubernetes</label><select id="kubernetes-version"><option value="">${escaped(t('as in the settings'))}</option>${versions}</select></div>
          <pre id="changes" aria-live="polite" aria-label="${escaped(t('Changes to the file'))}"></pre>
          <p id="unwritten-note" hidden>${escaped(t('A template makes these; change them there by hand:'))} <span id="unwritten"></span></p>
          <p class="acts">${button('apply', t('Apply to file'))}${button('keep', t('Keep as assumption'))}${button('reset', t('Reset'))}</p>
        </form>
      </details>`;
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

/** By the names that `graceline timeline --trigger` takes. */
function scenarioNames(): Readonly<Record<string, string>> {
  return {
    deletion: t('Deletion'),
    forceDeletion: t('Force deletion'),
    eviction: t('Eviction'),
    startup: t('Start-up'),
    livenessFailure: t('Liveness failure'),
    nodeShutdown: t('Node shutdown'),
    rollout: t('Rolling update'),
    drain: t('Node drain'),
  };
}

function formatNames(): Readonly<Record<string, string>> {
  return {
    mermaid: t('Copy as Mermaid'),
    svg: t('Save as SVG'),
    png: t('Save as PNG'),
    markdown: t('Save as Markdown'),
    html: t('Save as HTML'),
  };
}

function emptyState(): string {
  return t(
    'Graceline shows what happens in time when the pods of a manifest start and stop. Open a manifest with a Pod, Deployment, StatefulSet, DaemonSet or Job, or choose another scenario above.',
  );
}

function wordsOfPage(): Words {
  return {
    picture: t('Picture of the timeline'),
    noPicture: t('The picture could not be drawn; the table says the same.'),
    events: t('Events'),
    when: t('When'),
    what: t('What happens, and why'),
    whatKubernetesDoes: t('What Kubernetes does here'),
    documentation: t('Documentation'),
    noNode: t('no node'),
    readyEndpoints: t('Ready endpoints'),
    evictions: t('Evictions by budget (✓ allowed, ✗ refused)'),
    podsOnNodes: t('Pods on their nodes'),
    states: {
      draining: t('draining'),
      drained: t('drained'),
      cordoned: t('cordoned'),
      starting: t('starting'),
      available: t('ready'),
      terminating: t('terminating'),
      pending: 'Pending',
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
