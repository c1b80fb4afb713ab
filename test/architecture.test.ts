// The walls of the house. Each of these is a sentence of ARCHITECTURE.md; whoever breaks one breaks the build.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { rules } from '../server/src/core/rules/index.ts';

const root = path.resolve(import.meta.dirname, '..');

/** The layers of the core: each may import those below it. Files beside the folders are the façade, `analysis`. */
const layers = [
  'analysis',
  'features',
  'render',
  'rules',
  'scenario',
  'observed',
  'lifecycle',
  'workspace',
  'builds',
  'validation',
  'knowledge',
  'appSettings',
  'manifest',
  'syntax',
  'base',
];

/** Arrows that the order alone would allow. */
const forbidden: readonly (readonly [from: string, to: RegExp])[] = [
  ['lifecycle', /^(?!base$|lifecycle$)/],
  ['render', /^rules$/],
];

/** Packages in the core, each with the one place that may import it. */
const corePackages: Readonly<Record<string, string>> = {
  yaml: 'server/src/core/syntax/',
  tinyqueue: 'server/src/core/lifecycle/eventQueue.ts',
};

const ignore = ['**/node_modules/**', '**/dist/**', '**/.tsc/**', '**/.vscode-test/**', '**/data/**'];
const list = (...patterns: string[]): readonly string[] =>
  globSync(patterns, { cwd: root, ignore, dot: true }).toSorted();
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Import {
  readonly file: string;
  /** As written: a package, or the path from the root. */
  readonly target: string;
  readonly isType: boolean;
}

const sources = list('{server,client,media}/**/*.ts');
const trees = new Map(
  [...sources, ...list('test/**/*.ts')].map((file) => [
    file,
    ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest),
  ]),
);
const imports = sources.flatMap(importsOf);

function importsOf(file: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean): void => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const { text } = specifier;
    const target = text.startsWith('.') ? path.posix.join(path.posix.dirname(file), text) : text;
    found.push({ file, target, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  const tree = trees.get(file);
  if (tree) visit(tree);
  return found;
}

function isTypeOnly({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (!clause) return false;
  const named = clause.namedBindings;
  const onlyTypes = named && ts.isNamedImports(named) && !clause.name && named.elements.every((one) => one.isTypeOnly);
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes === true;
}

function layerOf(file: string): string | undefined {
  const [, folder] = /^server\/src\/core\/(?:([^/]+)\/)?/.exec(file) ?? [undefined];
  if (!file.startsWith('server/src/core/')) return undefined;
  return folder ?? 'analysis';
}

const show = ({ file, target }: Import): string => `${file} → ${target}`;

describe('imports', () => {
  test('inside of the core point down', () => {
    const wrong = imports.filter(({ file, target }) => {
      const from = layerOf(file);
      const to = layerOf(target);
      if (from === undefined || to === undefined) return false;
      const up = layers.indexOf(to) < layers.indexOf(from);
      return up || forbidden.some(([layer, pattern]) => layer === from && pattern.test(to));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('of the core know every folder', () => {
    const folders = new Set(sources.flatMap((file) => layerOf(file) ?? []));
    expect([...folders].filter((folder) => !layers.includes(folder))).toEqual([]);
  });

  test('of the core name no packages but yaml and tinyqueue, each in its place, and nothing outside of the core', () => {
    const wrong = imports.filter(({ file, target }) => {
      if (layerOf(file) === undefined || layerOf(target) !== undefined) return false;
      const place = corePackages[target];
      return place === undefined || !file.startsWith(place);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('of the protocol weigh nothing at run time', () => {
    const wrong = imports.filter(
      ({ file, target, isType }) =>
        file.startsWith('server/src/protocol/') && !isType && !target.startsWith('server/src/protocol/'),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('keep the command line and the language server apart', () => {
    const between = (from: string, to: string): readonly Import[] =>
      imports.filter(({ file, target }) => file.startsWith(from) && target.startsWith(to));
    const cli = 'server/src/cli/';
    const wrong = [
      ...between(cli, 'server/src/lsp/'),
      ...between('server/src/lsp/', cli),
      ...between(cli, 'server/src/node/'),
      ...between('server/src/lsp/', 'server/src/disk/'),
      ...between('server/src/lsp/', 'server/src/builds/'),
      ...imports.filter(
        ({ file, target }) =>
          /^server\/src\/(?:files|disk|builds)\//.test(file) && /^server\/src\/(?:lsp|cli|node)\//.test(target),
      ),
      ...imports.filter(({ file, target }) => file.startsWith(cli) && target.startsWith('vscode-')),
    ];
    expect(wrong.map(show)).toEqual([]);
  });

  test('of what talks to clusters stay in its folder, which knows only how recordings are written and is loaded on demand', () => {
    const folder = 'server/src/cluster/';
    const wrong = imports.filter(({ file, target }) => {
      if (!file.startsWith(folder)) return target.startsWith(folder) || /^(?:@kubernetes\/|node-fetch)/.test(target);
      const known = [folder, 'server/src/core/observed/', 'server/src/protocol/'];
      return target.startsWith('server/') && !known.some((one) => target.startsWith(one));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('of client and webview see only the protocol of the server, and nobody imports the client', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from] = file.split('/');
      if (target.startsWith('client/')) return from !== 'client';
      if (from === 'server') return target.startsWith('media/');
      if (from === 'media') return target.startsWith('server/') && !target.startsWith('server/src/protocol/');
      if (target.startsWith('media/')) return target !== 'media/src/messages.ts';
      return target.startsWith('server/') && !target.startsWith('server/src/protocol/');
    });
    expect(wrong.map(show)).toEqual([]);
  });
});

// Timers, the console and the network are out of sight already: the compiler knows of none in the core.
test('the core reads no clock and throws no dice', () => {
  const wrong: string[] = [];
  for (const file of sources.filter((one) => layerOf(one) !== undefined)) {
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node.text === 'Date') wrong.push(`${file}: Date`);
      if (ts.isPropertyAccessExpression(node) && node.getText(trees.get(file)) === 'Math.random') {
        wrong.push(`${file}: Math.random`);
      }
      ts.forEachChild(node, visit);
    };
    const tree = trees.get(file);
    if (tree) visit(tree);
  }
  expect(wrong).toEqual([]);
});

describe('rules', () => {
  const ids = rules.map(({ meta }) => meta.id);
  const files = list('server/src/core/rules/*-*.ts').map((file) => path.posix.basename(file, '.ts'));

  test('are all in the array, by id', () => {
    expect(ids).toEqual(files);
  });

  test('have a page each, and no page is left over', () => {
    expect(list('test/rules/*.md').map((file) => path.posix.basename(file, '.md'))).toEqual(ids);
  });

  test.each(rules.map(({ meta }) => meta))(
    '$id is documented in sentences and by first-party references',
    ({ docs, title }) => {
      for (const text of [docs.what, docs.why, docs.fix, docs.falsePositives]) {
        expect(text.en).toMatch(/^[A-Z`].*\.$/s);
        expect(text.ko).toMatch(/[가-힣].*\.$/s);
      }
      expect(title.en).not.toMatch(/\.$/);
      expect(docs.references.length).toBeGreaterThan(0);
      for (const reference of docs.references) expect(reference).toMatch(firstParty);
    },
  );

  const firstParty =
    /^https:\/\/(?:kubernetes\.io|github\.com\/(?:kubernetes|kubernetes-sigs|npm|docker-library|spring-projects|nginx|envoyproxy|istio|linkerd|containerd|docker|GoogleContainerTools)|docs\.spring\.io|coredns\.io|azure\.github\.io|kubernetes-sigs\.github\.io|docs\.gunicorn\.org|docs\.docker\.com|cloud\.google\.com|docs\.aws\.amazon\.com|learn\.microsoft\.com|nodejs\.org|nginx\.org|quarkus\.io|docs\.micronaut\.io|istio\.io|argo-rollouts\.readthedocs\.io)\//;
});

describe('size and names', () => {
  const lines = (file: string): number => read(file).trimEnd().split('\n').length;

  test('no file over 300 lines, no rule over 120', () => {
    const isRule = (file: string): boolean => /^server\/src\/core\/rules\/.*-.*\.ts$/.test(file);
    const wrong = [...trees.keys()].filter((file) => lines(file) > (isRule(file) ? 120 : 300));
    expect(wrong).toEqual([]);
  });

  test('no handler of the language server over 30 lines', () => {
    const wrong: string[] = [];
    for (const [file, tree] of trees) {
      if (!file.startsWith('server/src/lsp/handlers/')) continue;
      const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node)) {
          const from = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
          const to = tree.getLineAndCharacterOfPosition(node.end).line;
          if (to - from + 1 > 30) wrong.push(`${file}:${String(from + 1)}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
    }
    expect(wrong).toEqual([]);
  });

  test('no file is named after nothing', () => {
    const banned = /(?:^|\/)(?:utils?|helpers?|common|misc|shared|.*[mM]anager)(?:\.|\/)/;
    // npm and its like are called package managers.
    const named = /\/(?:previewManager|pid1-package-manager)\.ts$/;
    const wrong = [...trees.keys()].filter((file) => banned.test(file) && !named.test(file));
    expect(wrong).toEqual([]);
    expect(sources.filter((file) => file.endsWith('/index.ts'))).toEqual(['server/src/core/rules/index.ts']);
  });

  test('nothing is exported as default in our own sources', () => {
    const wrong = sources.filter((file) => /^export default /m.test(read(file)));
    expect(wrong).toEqual([]);
  });
});

test('files name no machine and no registry', () => {
  const machine = new RegExp(
    [root.replaceAll(/[^\w/]/g, String.raw`\$&`), '/(?:home|Users)/[a-z]', String.raw`[A-Z]:\\Users`].join('|'),
  );
  const registry = /"resolved": "https?:|^(?:@[^:]+:)?registry\s*=|_authToken|registry\.npmjs\.org/m;
  const files = list('**/*.{ts,mjs,json,md,yaml,yml,js,css,html}', '.npmrc', '.ci/**', '.github/**', '.vscode/**');
  const wrong = files.filter(
    (file) => file !== 'test/architecture.test.ts' && [machine, registry].some((pattern) => pattern.test(read(file))),
  );
  expect(wrong).toEqual([]);
});
