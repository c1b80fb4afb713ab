// `timeline --format html`: one file that needs nothing else. Its script is the same drawing code for everybody, and
// nothing but that very script may run: what a manifest holds is text.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../core/base/localized.ts';
import { wordsOf } from '../words.ts';
import type { TimelinePart } from './timelinePage.ts';

export function timelineHtml(parts: readonly TimelinePart[], locale: Locale): string {
  const body = `<main>${parts.map((part) => section(part, locale)).join('')}</main>`;
  return htmlPage(parts.map(({ title }) => title).join(', '), `<body>${body}`, locale);
}

/** A page with one diagram and nothing else, on white. */
export function diagramPage(diagram: string): string {
  return htmlPage('', `<body class="picture">${figure(diagram)}`, 'en');
}

function section(part: TimelinePart, locale: Locale): string {
  const words = wordsOf(locale);
  const rows = part.rows.map(
    ({ instant, sentence }) => `<tr><th scope="row">${escaped(instant)}</th><td>${escaped(sentence)}</td></tr>`,
  );
  const assumptions = part.assumptions.length > 0 ? `<p>${words.assumptions}</p>${list(part.assumptions)}` : '';
  return `<section><h1>${escaped(part.title)}</h1>${list(part.outcome)}${figure(part.sequence)}${figure(part.gantt)}
<table><thead><tr><th scope="col">${words.when}</th><th scope="col">${words.what}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>${assumptions}</section>`;
}

function figure(diagram: string): string {
  return `<figure data-diagram="${escaped(diagram)}"><pre>${escaped(diagram)}</pre></figure>`;
}

function list(texts: readonly string[]): string {
  return `<ul>${texts.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`;
}

function htmlPage(title: string, body: string, locale: Locale): string {
  const script = readFileSync(join(__dirname, 'drawing', 'drawing.js'), 'utf8').replaceAll(
    '</script',
    String.raw`<\/script`,
  );
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'`;
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
${body}
<script>${script}</script>
</body>
</html>
`;
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 1.5rem; }
main { display: flex; flex-wrap: wrap; gap: 2rem; }
section { flex: 1 1 40rem; min-width: 0; }
h1 { font-size: 1.3rem; }
figure { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 1rem 0.2rem 0; font-weight: normal; }
tbody th { white-space: nowrap; font-variant-numeric: tabular-nums; }
.picture { margin: 0; background: white; }
.picture figure { margin: 0; overflow: visible; }
.picture svg { display: block; max-width: none !important; }
`;

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${String(char.codePointAt(0) ?? 0)};`);
}
