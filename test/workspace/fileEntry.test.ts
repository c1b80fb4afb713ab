import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, test } from 'vitest';
import { fileUri } from '../../server/src/core/base/place.ts';
import { documentIndex } from '../../server/src/core/workspace/documentIndex.ts';
import {
  documentManifests,
  editedFile,
  fileEntry,
  fileManifests,
  type FileEntry,
} from '../../server/src/core/workspace/fileEntry.ts';
import { edited, edits, intactManifest, pieces } from '../syntax/arbitraries.ts';

const uri = fileUri('file:///a.yaml');
const podNamed = (name: string) => `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;
const identities = (file: FileEntry) => file.documents.map(({ document }) => document);

describe('an edit', () => {
  test('keeps the documents that it left alone, with their manifests, and moves them', () => {
    const before = fileEntry(uri, podNamed('a') + podNamed('b') + podNamed('c'));
    const [a, b, c] = fileManifests(before);
    const after = fileEntry(uri, podNamed('longer') + podNamed('b') + podNamed('c'), before);
    expect(identities(after)).toEqual([expect.anything(), ...identities(before).slice(1)]);
    const [a2, b2, c2] = fileManifests(after);
    expect(a2?.ref.name).toBe('longer');
    expect(a2).not.toBe(a);
    expect(b2).toBe(b);
    expect(c2).toBe(c);
    expect(after.documents[1]?.start).toBe(podNamed('longer').length);
  });

  test('keeps twins apart, each taken over once', () => {
    const before = fileEntry(uri, podNamed('a') + podNamed('a'));
    expect(new Set(identities(before)).size).toBe(2);
    const after = fileEntry(uri, podNamed('a') + podNamed('b') + podNamed('a') + podNamed('a'), before);
    expect(new Set(identities(after)).size).toBe(4);
    expect(identities(after)).toEqual(expect.arrayContaining([...identities(before)]));
    expect(identities(before).filter((one) => identities(after).includes(one))).toHaveLength(2);
  });

  test('keeps what it moves within the file', () => {
    const before = fileEntry(uri, podNamed('a') + podNamed('b') + podNamed('c') + podNamed('d') + podNamed('e'));
    const after = fileEntry(uri, podNamed('a') + podNamed('d') + podNamed('c') + podNamed('b') + podNamed('e'), before);
    const [a, b, c, d, e] = identities(before);
    expect(identities(after)).toEqual([a, d, c, b, e]);
    expect(new Set([...identities(after), ...identities(before)]).size).toBe(5);
  });

  test('moves a byte order mark to where it means nothing', () => {
    const before = fileEntry(uri, '\uFEFF...\nb: 1\n');
    expect(before.documents).toHaveLength(2);
    const after = fileEntry(uri, `a: 1\n...\n${before.text}`, before);
    expect(after.documents.map(({ document }) => document.text)).toEqual(['a: 1\n...\n', before.text]);
  });

  test('a document that can hold no object is not parsed for them', () => {
    const [placed] = fileEntry(uri, 'kind: ConfigMap\n').documents;
    if (!placed) throw new Error('no document');
    const unparsed = Object.defineProperty({ ...placed.document }, 'root', {
      get: () => {
        throw new Error('parsed');
      },
    });
    expect(documentManifests(unparsed)).toEqual([]);
  });

  test(
    'law: after any edits a file equals one built from scratch, and documents are not shared',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(fc.array(edits, { maxLength: 4 }), (rounds) => {
          let file = fileEntry(uri, intactManifest);
          for (const changes of rounds) {
            const text = changes.reduce(edited, file.text);
            file = fileEntry(uri, text, file);
            const fresh = fileEntry(uri, text);
            expect(file.documents.map(({ document, start }) => [document.text, start])).toEqual(
              fresh.documents.map(({ document, start }) => [document.text, start]),
            );
            expect(file.documents.map(({ document }) => document.root)).toEqual(
              fresh.documents.map(({ document }) => document.root),
            );
            expect(fileManifests(file).map(({ ref }) => ref)).toEqual(fileManifests(fresh).map(({ ref }) => ref));
            const found = file.documents.map(({ document }) => documentIndex(file.documents, document));
            expect(found).toEqual([...file.documents.keys()]);
          }
        }),
      );
    },
  );

  test(
    'law: wherever boundaries come and go, the documents are those of a file that was never edited',
    { timeout: 60_000 },
    () => {
      const pieces = [
        '---',
        '...',
        '\n',
        '\r',
        '\r\n',
        '# c',
        ' ',
        '%YAML 1.1',
        '\uFEFF',
        'a: 1',
        'b',
        '---\na: 1\n',
        '...\n',
      ];
      const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(''));
      const edit = fc.record({ at: fc.nat(60), remove: fc.nat(6), insert: fc.oneof(fc.constant(''), text) });
      fc.assert(
        fc.property(text, fc.array(edit, { maxLength: 6 }), (original, changes) => {
          let file = fileEntry(uri, original);
          for (const change of changes) {
            file = fileEntry(uri, edited(file.text, change), file);
            const placed = file.documents.map(({ document, start }) => [document.text, start]);
            expect(placed).toEqual(
              fileEntry(uri, file.text).documents.map(({ document, start }) => [document.text, start]),
            );
            const found = file.documents.map(({ document }) => documentIndex(file.documents, document));
            expect(found).toEqual([...file.documents.keys()]);
          }
        }),
        { numRuns: 1000 },
      );
    },
  );

  test('law: what is typed comes to the same as the text that comes of it', { timeout: 60_000 }, () => {
    const position = fc.record({ line: fc.nat(35), character: fc.nat(40) });
    const typed = fc.record({ start: position, end: fc.option(position), newText: fc.constantFrom(...pieces, '') });
    const original = fc.constantFrom(intactManifest, intactManifest.replaceAll('\n', '\r\n'), podNamed('a'), '');
    fc.assert(
      fc.property(original, fc.array(fc.array(typed, { maxLength: 3 }), { maxLength: 4 }), (text, notices) => {
        let file = fileEntry(uri, text);
        let whole = text;
        for (const notice of notices) {
          const edits = notice.map(({ start, end, newText }) => ({ start, end: end ?? start, newText }));
          for (const { start, end, newText } of edits) {
            const editor = TextDocument.create(uri, 'yaml', 0, whole);
            whole = TextDocument.update(editor, [{ range: { start, end }, text: newText }], 1).getText();
          }
          file = editedFile(file, edits);
          const fresh = fileEntry(uri, whole);
          expect(file.text).toBe(fresh.text);
          expect(file.documents.map(({ document, start }) => [document.text, start])).toEqual(
            fresh.documents.map(({ document, start }) => [document.text, start]),
          );
          expect(file.nodes.ofDocuments.map((nodes) => nodes.map(({ content }) => content))).toEqual(
            fresh.nodes.ofDocuments.map((nodes) => nodes.map(({ content }) => content)),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
