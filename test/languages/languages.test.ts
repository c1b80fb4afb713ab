// Whatever a person reads is there in English and in Korean.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const texts = (file: string): Readonly<Record<string, string>> => JSON.parse(read(file)) as Record<string, string>;

const hangul = /[가-힣]/;
/** Two words beside one another: names, codes and paths are the same in every language. */
const isProse = (text: string): boolean => /[a-z]{2,},? [a-z]{2,}/.test(text.replaceAll(/`[^`]*`/g, ''));
const placeholders = (text: string): readonly string[] => (text.match(/\{\d+\}|`[^`]*`/g) ?? []).toSorted();

describe('what VS Code shows of the extension', () => {
  const [english, korean] = [texts('package.nls.json'), texts('package.nls.ko.json')];

  test('is in both languages, and nothing is left over', () => {
    const asked = [...read('package.json').matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key);
    expect(new Set(Object.keys(english))).toEqual(new Set(asked));
    expect(Object.keys(korean)).toEqual(Object.keys(english));
  });

  test('is Korean where it says so', () => {
    expect(Object.entries(korean).filter(([, text]) => !hangul.test(text))).toEqual([]);
    expect(Object.entries(english).filter(([, text]) => hangul.test(text))).toEqual([]);
  });
});

/** The syntax of a folder's sources, of those that hold a text. */
function* nodesOf(pattern: string, text = ''): Iterable<readonly [file: string, node: ts.Node]> {
  for (const file of globSync(pattern, { cwd: root, ignore: '**/.tsc/**' })) {
    const source = read(file);
    if (!source.includes(text)) continue;
    const pending: ts.Node[] = [ts.createSourceFile(file, source, ts.ScriptTarget.Latest)];
    for (let node = pending.pop(); node; node = pending.pop()) {
      yield [file, node];
      ts.forEachChild(node, (child) => void pending.push(child));
    }
  }
}

test('what the client says is in its bundle, and nothing is left over', () => {
  const bundle = texts('l10n/bundle.l10n.ko.json');
  const said = [...nodesOf('client/src/**/*.ts')].flatMap(([, node]) => {
    if (!ts.isCallExpression(node) || !/(?:^|\.)l10n\.t$/.test(nameOf(node.expression))) return [];
    const [message] = node.arguments;
    return message && ts.isStringLiteralLike(message) ? [message.text] : ['a message that is computed'];
  });
  expect(new Set(Object.keys(bundle))).toEqual(new Set(said));
  for (const [english, korean] of Object.entries(bundle)) {
    expect(korean).toMatch(hangul);
    expect(placeholders(korean)).toEqual(placeholders(english));
  }
});

function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? `${nameOf(expression.expression)}.${expression.name.text}` : '';
}

test('what the client shows in messages and titles goes through the bundle', () => {
  const shown = /(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|createWebviewPanel)$/;
  const wrong = [...nodesOf('client/src/**/*.ts')].flatMap(([file, node]) => {
    if (!ts.isCallExpression(node) || !shown.test(nameOf(node.expression))) return [];
    return node.arguments.flatMap((one) =>
      ts.isStringLiteralLike(one) && isProse(one.text) ? `${file}: ${one.text}` : [],
    );
  });
  expect(wrong).toEqual([]);
});

test('what the server and the command line say is Korean where it says so', () => {
  const wrong: string[] = [];
  for (const [file, node] of nodesOf('server/src/**/*.ts', 'ko: ')) {
    if (!ts.isObjectLiteralExpression(node)) continue;
    const [english, korean] = ['en', 'ko'].map((language) => literalOf(node, language));
    if (english === undefined || korean === undefined) continue;
    const isTold = hangul.test(korean) || !isProse(english);
    if (!isTold || hangul.test(english)) wrong.push(`${file}: ${english} / ${korean}`);
  }
  expect(wrong).toEqual([]);
}, 60_000);

/** The words of a text of its own, without what is put into it. */
function literalOf(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  const property = node.properties.find((one) => one.name && ts.isIdentifier(one.name) && one.name.text === name);
  if (!property || !ts.isPropertyAssignment(property)) return undefined;
  const { initializer } = property;
  if (ts.isStringLiteralLike(initializer)) return initializer.text;
  if (!ts.isTemplateExpression(initializer)) return undefined;
  return [initializer.head, ...initializer.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join('…');
}

test('what the command line is told goes through both languages', () => {
  const told = /^(?:complain|console\.error|process\.std(?:out|err)\.write|write)$/;
  const wrong = [...nodesOf('server/src/cli/**/*.ts')].flatMap(([file, node]) => {
    if (!ts.isCallExpression(node) || !told.test(nameOf(node.expression))) return [];
    return node.arguments.flatMap((one) =>
      ts.isStringLiteralLike(one) && isProse(one.text) ? `${file}: ${one.text}` : [],
    );
  });
  expect(wrong).toEqual([]);
});
