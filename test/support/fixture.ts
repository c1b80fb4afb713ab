// A workspace written as one text: `#- path` at the start of a line begins a file, `<|>` is the cursor. What was built of
// the files stands behind `#- built:overlays/prod/kustomization.yaml`; why nothing was, behind `problem: `.
import type { Build } from '../../server/src/core/builds/build.ts';
import { fileUri, type FileUri } from '../../server/src/core/base/place.ts';

export interface Fixture {
  readonly files: readonly FixtureFile[];
  readonly builds: readonly FixtureBuild[];
  readonly cursor: { readonly uri: FileUri; readonly offset: number } | undefined;
}

export interface FixtureFile {
  readonly path: string;
  readonly uri: FileUri;
  /** Without the cursor. */
  readonly text: string;
}

export interface FixtureBuild {
  /** As in the fixture. */
  readonly section: string;
  readonly build: Build;
}

const root = 'file:///workspace/';
const header = /^#- (\S+)\r?\n/gm;
const cursorMark = '<|>';

/** A text without `#-` is the one file `manifest.yaml`. */
export function parseFixture(text: string): Fixture {
  const headers = [...text.matchAll(header)];
  if (headers[0] && headers[0].index !== 0) throw new Error('a fixture has text before its first file');
  const parts =
    headers.length === 0
      ? [{ path: 'manifest.yaml', text }]
      : headers.map((found, index) => ({
          path: found[1] ?? '',
          text: text.slice(found.index + found[0].length, headers[index + 1]?.index),
        }));
  let cursor: Fixture['cursor'];
  const built = parts.filter(({ path }) => path.startsWith(builtMark));
  const files = parts
    .filter((part) => !built.includes(part))
    .map((part) => {
      const uri = uriOf(part.path);
      const offset = part.text.indexOf(cursorMark);
      if (offset < 0) return { ...part, uri };
      if (cursor || part.text.includes(cursorMark, offset + 1)) throw new Error('a fixture has one cursor at most');
      cursor = { uri, offset };
      return { ...part, uri, text: part.text.replace(cursorMark, '') };
    });
  const members = files.map(({ uri }) => uri);
  const builds = built.map(({ path, text: output }) => ({
    section: `#- ${path}\n${output}`,
    build: build(path.slice(builtMark.length), output, members),
  }));
  return { files, cursor, builds };
}

const builtMark = 'built:';

/** Every file is a member; of a chart, what is called values. */
function build(root: string, output: string, members: readonly FileUri[]): Build {
  const problem = /^problem: (.*)/.exec(output)?.[1];
  return {
    root: uriOf(root),
    tool: root.endsWith('Chart.yaml') ? 'helm' : 'kustomize',
    name: root.slice(0, Math.max(0, root.lastIndexOf('/'))),
    members,
    values: members.filter((uri) => /values[^/]*\.yaml$/.test(uri)),
    output:
      problem === undefined
        ? { type: 'rendered', text: output, base: uriOf('.outer/') }
        : { type: 'problem', why: { en: problem, ko: problem } },
  };
}

export function uriOf(path: string): FileUri {
  return fileUri(root + path);
}
