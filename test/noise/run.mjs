// `npm run noise -- FOLDER`: how much is said of the manifests of a folder, and whether it is true. Counts every finding,
// draws a hundred of them in a way that anyone can repeat, and writes both into docs/noise.md. Whether a finding is true
// is for a person to say, in judgements.yaml; those that nobody has judged yet are printed in its form.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse, stringify } from 'yaml';
import { folderArgument, report, repository } from './findings.mjs';

const severities = ['error', 'warning', 'information', 'hint'];
const drawn = 100;
const workloadKinds = new Set(
  'CronJob DaemonSet Deployment DeploymentConfig Job Pod ReplicaSet ReplicationController Rollout StatefulSet'.split(
    ' ',
  ),
);
const judgementsFile = new URL('judgements.yaml', import.meta.url);

const { diagnostics, manifests, summary } = await report(folderArgument('noise'), 'json', '--preset', 'recommended');
const sample = draw(diagnostics);
const judgements = new Map((parse(readFileSync(judgementsFile, 'utf8')) ?? []).map((one) => [keyOf(one), one]));
const page = path.join(repository, 'docs/noise.md');
const options = await resolveConfig(page);
writeFileSync(page, await format(text(), { ...options, parser: 'markdown' }));
const unjudged = sample.filter((finding) => !judgements.has(keyOf(finding)));
if (unjudged.length > 0) console.log(stringify(unjudged.map(toJudge)));
console.error(`docs/noise.md is written; ${String(unjudged.length)} of ${String(sample.length)} are not judged yet.`);

/** The first by sha256 of file and rule, one for each: whoever has the files draws the same. */
function draw(findings) {
  const hash = ({ file, rule }) => createHash('sha256').update(`${file}\n${rule}`).digest('hex');
  return findings
    .map((finding) => ({ ...finding, line: finding.range.start.line, hash: hash(finding) }))
    .sort((a, b) => compare(a.hash, b.hash) || a.line - b.line)
    .filter(({ hash }, rank, all) => hash !== all[rank - 1]?.hash)
    .slice(0, drawn);
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf({ file, rule, line }) {
  return JSON.stringify([file, rule, line]);
}

function toJudge({ file, rule, line, severity, message }) {
  return { file, line, rule, severity, message, verdict: 'true | false | taste', reason: '' };
}

function text() {
  return [
    '<!-- Written by npm run noise. -->',
    '# Noise',
    'What `graceline check --preset recommended` says of manifests that other people wrote, and whether it is true.',
    volume(),
    '## Findings per rule',
    table(['rule', ...severities], perRule()),
    '## A hundred of them, read',
    `The first ${String(drawn)} by sha256 of file and rule (\`file\\nrule\`), one for each, so that anyone with the files draws the same.`,
    truth(),
    table(['finding', 'what is said', 'verdict', 'reason'], sample.map(read)),
  ].join('\n\n');
}

function volume() {
  const workloads = manifests.filter(({ object }) => workloadKinds.has(object.kind)).length;
  const loud = summary.errors + summary.warnings;
  const share = workloads === 0 ? '–' : (loud / workloads).toFixed(2);
  return `${summary.files} files, ${summary.manifests} manifests, ${workloads} workloads: ${loud} errors and warnings, ${share} for each workload.`;
}

function perRule() {
  const rules = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const count = (rule, severity) =>
    diagnostics.filter((one) => (rule === undefined || one.rule === rule) && one.severity === severity).length || '';
  const row = (name, rule) => [name, ...severities.map((severity) => count(rule, severity))];
  return [...rules.map((rule) => row(`[${rule}](rules/${rule}.md)`, rule)), row('**all**', undefined)];
}

function truth() {
  const lines = severities.flatMap((severity) => {
    const verdicts = sample.flatMap((one) => (one.severity === severity ? (judgements.get(keyOf(one)) ?? []) : []));
    const count = (wanted) => verdicts.filter(({ verdict }) => String(verdict) === wanted).length;
    const [isTrue, taste, isFalse, all] = [count('true'), count('taste'), count('false'), verdicts.length];
    if (all === 0) return [];
    const share = ((100 * isTrue) / all).toFixed(0);
    return [`- ${severity}: ${isTrue} of ${all} are true (${share} %), ${taste} a matter of taste, ${isFalse} false`];
  });
  return lines.join('\n') || 'Nobody has judged them yet.';
}

function read(finding) {
  const { verdict = '', reason = '' } = judgements.get(keyOf(finding)) ?? {};
  return [
    `\`${finding.file}:${finding.line}\``,
    `${finding.severity}, ${finding.rule}: ${finding.message}`,
    verdict,
    reason,
  ];
}

function table(head, rows) {
  const cell = (value) => String(value).replaceAll(/[|<>]/g, '\\$&').replaceAll(/\s+/g, ' ');
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}
