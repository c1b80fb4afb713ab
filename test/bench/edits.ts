// What is typed, and where: the same places in every run.
import type { Position } from 'vscode-languageserver-protocol';
import type { Edit } from './editor.ts';
import { Random } from './sets/random.ts';

/** `value`: a digit after a number or an image; `name`: a letter after metadata.name; `line`: a line break anywhere. */
export type Typing = 'value' | 'name' | 'line';

/** Types something at half of as many places, and takes it back at each before the next. */
export function edits(text: string, typing: Typing, count: number): readonly Edit[] {
  const places = sample(ends(text, typing), count / 2);
  const typed = { value: '1', name: 'x', line: '\n' }[typing];
  return places.flatMap((place) => [
    { ...place, insert: typed, remove: '' },
    { ...place, insert: '', remove: typed },
  ]);
}

/** Keys anywhere in the text, to point at. */
export function keys(text: string, count: number): readonly Position[] {
  const found = text.split('\n').flatMap((written, line) => {
    const [, indentation] = /^(\s*(?:- )?)[A-Za-z]+:/.exec(written) ?? [];
    return indentation === undefined ? [] : [{ line, character: indentation.length + 1 }];
  });
  return sample(found, count);
}

const numberOrImage =
  /^\s+(?:- )?(?:replicas|image|seconds|periodSeconds|timeoutSeconds|failureThreshold|cpu|maxReplicas): [\w./:-]+$/;

function ends(text: string, typing: Typing): readonly Position[] {
  const lines = text.split('\n');
  return lines.flatMap((written, line) => {
    const isPlace = {
      value: numberOrImage.test(written),
      name: lines[line - 1] === 'metadata:' && /^ {2}name: [\w-]+$/.test(written),
      line: line < lines.length - 1,
    }[typing];
    return isPlace ? [{ line, character: written.length }] : [];
  });
}

function sample(places: readonly Position[], count: number): readonly Position[] {
  const [first, ...rest] = places;
  if (!first) throw new Error('The text has no such place.');
  const random = new Random(places.length);
  return Array.from({ length: count }, () => random.pick([first, ...rest]));
}
