// What the bundles hold of other people's work, with its licences: taken from the bundles themselves, so that it is
// never out of date. A package without the text of a licence fails the build.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** @param {readonly import('esbuild').Metafile[]} metafiles */
export function thirdPartyNotices(metafiles) {
  const inputs = metafiles
    .flatMap(({ outputs }) => Object.values(outputs).flatMap((output) => Object.entries(output.inputs)))
    .flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
  const packages = [...new Set(inputs.flatMap(packageOf))].map(noticeOf);
  // Two versions of a package may lie in different folders.
  const notices = [...new Map(packages.sort(byName).map((notice) => [notice.heading, notice])).values()];
  return `Graceline contains the following packages.\n${notices.map(({ heading, text }) => `\n${line}\n${heading}\n${line}\n\n${text}\n`).join('')}`;
}

const line = '='.repeat(80);

/** The folder of the package that a file belongs to. */
function packageOf(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => licenceFile.test(file));
  if (files.length === 0) throw new Error(`${folder} has no text of its licence (${license}).`);
  const texts = files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  return { heading: `${name} ${version} (${license ?? 'licence as below'})`, text: texts.join('\n\n') };
}

function byName(one, other) {
  return one.heading < other.heading ? -1 : 1;
}
