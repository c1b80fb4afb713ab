// The page of a preview. It is the same for every workload: what it shows arrives as messages and is set as text.
import * as vscode from 'vscode';
import type { Words } from '../../../media/src/messages.ts';

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
  <title>${escaped(vscode.l10n.t('Termination timeline'))}</title>
</head>
<body class="waiting" data-vscode-context="${menu}">
  ${toolbar()}
  <p id="status" role="status" data-state="waiting" data-revision="0"></p>
  <p id="explained">${escaped(emptyState())}</p>
  <main>
    <h1 id="title"></h1>
    <div id="content">
      ${whatIf()}
      <div>
        <div id="stories"></div>
        <section class="empty-with-list">
          <h2>${escaped(vscode.l10n.t('Assumptions'))}</h2>
          <ul id="assumptions"></ul>
        </section>
      </div>
    </div>
  </main>
  <script nonce="${nonce}" id="words" type="application/json">${JSON.stringify(wordsOfPage()).replaceAll('<', '\\u003c')}</script>
  <script type="module" nonce="${nonce}" src="${file('preview.js')}"></script>
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
    <label>${escaped(vscode.l10n.t('Workload'))} <select id="workload"></select></label>
    <label>${escaped(vscode.l10n.t('Scenario'))} <select id="scenario">${scenarios.join('')}</select></label>
    <span role="group" aria-label="${escaped(vscode.l10n.t('Picture'))}">${toggle('draw-sequence', vscode.l10n.t('Sequence'))}${toggle('draw-gantt', vscode.l10n.t('Time scale'))}</span>
    <span role="group" aria-label="${escaped(vscode.l10n.t('Zoom'))}">${zoom('out', '−', vscode.l10n.t('Zoom out'))}${zoom('fit', escaped(vscode.l10n.t('Fit')), vscode.l10n.t('Fit'))}${zoom('in', '+', vscode.l10n.t('Zoom in'))}</span>
    ${toggle('pin', vscode.l10n.t('Pin'))}
    <select id="export" aria-label="${escaped(vscode.l10n.t('Copy or save'))}"><option value="">${escaped(vscode.l10n.t('Copy or save'))}</option>${formats.join('')}</select>
  </header>`;
}

function whatIf(): string {
  const minors = Array.from({ length: 12 }, (_, index) => `1.${String(36 - index)}`);
  const versions = minors.map((version) => `<option>${version}</option>`).join('');
  const button = (id: string, name: string): string =>
    `<button type="button" id="${id}" disabled>${escaped(name)}</button>`;
  return `<details id="what-if">
        <summary>${escaped(vscode.l10n.t('What if …'))}</summary>
        <form id="what-if-form">
          <fieldset><legend>${escaped(vscode.l10n.t('Manifest'))}</legend><div id="knobs-field"></div></fieldset>
          <fieldset><legend>${escaped(vscode.l10n.t('Assumptions'))}</legend><div id="knobs-assumption"></div></fieldset>
          <div class="knob"><label for="kubernetes-version">Kubernetes</label><select id="kubernetes-version"><option value="">${escaped(vscode.l10n.t('as in the settings'))}</option>${versions}</select></div>
          <pre id="changes" aria-live="polite" aria-label="${escaped(vscode.l10n.t('Changes to the file'))}"></pre>
          <p id="unwritten-note" hidden>${escaped(vscode.l10n.t('A template makes these; change them there by hand:'))} <span id="unwritten"></span></p>
          <p class="acts">${button('apply', vscode.l10n.t('Apply to file'))}${button('keep', vscode.l10n.t('Keep as assumption'))}${button('reset', vscode.l10n.t('Reset'))}</p>
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
    deletion: vscode.l10n.t('Deletion'),
    forceDeletion: vscode.l10n.t('Force deletion'),
    eviction: vscode.l10n.t('Eviction'),
    startup: vscode.l10n.t('Start-up'),
    livenessFailure: vscode.l10n.t('Liveness failure'),
    nodeShutdown: vscode.l10n.t('Node shutdown'),
    rollout: vscode.l10n.t('Rolling update'),
    scaleIn: vscode.l10n.t('Scale-in by an autoscaler'),
    drain: vscode.l10n.t('Node drain'),
  };
}

function formatNames(): Readonly<Record<string, string>> {
  return {
    mermaid: vscode.l10n.t('Copy as Mermaid'),
    svg: vscode.l10n.t('Save as SVG'),
    png: vscode.l10n.t('Save as PNG'),
    markdown: vscode.l10n.t('Save as Markdown'),
    html: vscode.l10n.t('Save as HTML'),
  };
}

function emptyState(): string {
  return vscode.l10n.t(
    'Graceline shows what happens in time when the pods of a manifest start and stop. Open a manifest with a Pod, Deployment, StatefulSet, DaemonSet or Job, or choose another scenario above.',
  );
}

function wordsOfPage(): Words {
  return {
    picture: vscode.l10n.t('Picture of the timeline'),
    noPicture: vscode.l10n.t('The picture could not be drawn; the table says the same.'),
    events: vscode.l10n.t('Events'),
    when: vscode.l10n.t('When'),
    what: vscode.l10n.t('What happens, and why'),
    whatKubernetesDoes: vscode.l10n.t('What Kubernetes does here'),
    documentation: vscode.l10n.t('Documentation'),
    noNode: vscode.l10n.t('no node'),
    readyEndpoints: vscode.l10n.t('Ready endpoints, at worst'),
    readyPods: vscode.l10n.t('ready pods'),
    evictions: vscode.l10n.t('Evictions by budget (✓ allowed, ✗ refused)'),
    podsOnNodes: vscode.l10n.t('Pods on their nodes'),
    states: {
      draining: vscode.l10n.t('draining'),
      drained: vscode.l10n.t('drained'),
      cordoned: vscode.l10n.t('cordoned'),
      starting: vscode.l10n.t('starting'),
      available: vscode.l10n.t('ready'),
      terminating: vscode.l10n.t('terminating'),
      pending: 'Pending',
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
