// `npm run noise:fixes -- FOLDER`: applies every safe fix to a copy of a folder and looks at what became of it. What was
// YAML is YAML still, lines that no fix named are as they were, and a second run has nothing left to fix.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diffArrays } from 'diff';
import { parseAllDocuments } from 'yaml';
import { folderArgument, graceline, report } from './findings.mjs';

const original = folderArgument('noise:fixes');
const copy = mkdtempSync(path.join(tmpdir(), 'graceline-fixes-'));
try {
  cpSync(original, copy, { recursive: true });
  const problems = await fixAndCompare();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

async function fixAndCompare() {
  const before = await safeFixes();
  const named = new Map();
  for (const { file, lines } of before) named.set(file, new Set([...(named.get(file) ?? []), ...lines]));
  await graceline(copy, 'check', '.', '--fix', '--quiet', '--fail-on', 'never', '--preset', 'strict');
  const left = await safeFixes();
  console.log(`${String(before.length)} safe fixes in ${String(named.size)} files`);
  return [
    ...[...named].flatMap(([file, lines]) => problemsOf(file, lines)),
    ...left.map(({ file, title }) => `${file}: still offers "${title}"`),
  ];
}

/** The safe fixes that are offered, each for every file that it edits, with the lines that it names there. */
async function safeFixes() {
  const { runs } = await report(copy, 'sarif', '--preset', 'strict');
  return runs[0].results.flatMap(({ fixes = [] }) =>
    fixes
      .filter(({ properties }) => properties.safe)
      .flatMap(({ description, artifactChanges }) =>
        artifactChanges.map(({ artifactLocation, replacements }) => ({
          file: decodeURIComponent(artifactLocation.uri),
          title: description.text,
          lines: replacements.flatMap(({ deletedRegion: { startLine, endLine } }) => range(startLine, endLine)),
        })),
      ),
  );
}

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function problemsOf(file, named) {
  const [was, is] = [original, copy].map((folder) => readFileSync(path.join(folder, file), 'latin1'));
  const problems = [];
  if (errors(was) === 0 && errors(is) > 0) problems.push(`${file}: is no YAML any more`);
  const stray = changedLines(was, is).filter((line) => !named.has(line));
  if (stray.length > 0) problems.push(`${file}: changed in lines that no fix named: ${stray.join(', ')}`);
  return problems;
}

/** Bytes are compared: what is no UTF-8 must come through as well. */
function changedLines(was, is) {
  const changed = [];
  let line = 1;
  for (const { value, added, removed } of diffArrays(was.split('\n'), is.split('\n'))) {
    if (removed) changed.push(...range(line, line + value.length - 1));
    if (!added) line += value.length;
  }
  return changed;
}

function errors(text) {
  return parseAllDocuments(Buffer.from(text, 'latin1').toString('utf8')).flatMap((one) => one.errors ?? []).length;
}
