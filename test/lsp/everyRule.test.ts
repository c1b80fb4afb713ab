// Every rule speaks through the language server, and its fix is a code action that ends the finding and makes none. New
// rules come in by themselves: their pages say where they speak.
import { afterEach, expect, test } from 'vitest';
import {
  DiagnosticSeverity,
  type CodeAction,
  type Diagnostic,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { rules } from '../../server/src/core/rules/index.ts';
import { failingCases, type RuleCase } from '../support/ruleCases.ts';
import { applyEdits, LanguageServer } from './languageServer.ts';

const cases = failingCases();
let server: LanguageServer;

afterEach(() => server.stop());

const texts = new Map<string, string>();

/** A server that has read the files of a case, each of them open. */
async function open({ files }: RuleCase): Promise<void> {
  server = await LanguageServer.start({ files, folders: [''] });
  texts.clear();
  for (const [name, text] of Object.entries(files)) if (!name.endsWith('/.graceline.yaml')) await edit(name, text);
}

async function edit(name: string, text: string): Promise<void> {
  const uri = server.uri(name);
  if (texts.has(uri)) await server.close(uri);
  texts.set(uri, text);
  await server.open(name, text);
}

interface Placed {
  readonly uri: string;
  readonly diagnostic: Diagnostic;
}

async function findings(): Promise<readonly Placed[]> {
  const perFile = await Promise.all(
    [...texts.keys()].map(async (uri) => (await server.diagnostics(uri)).map((diagnostic) => ({ uri, diagnostic }))),
  );
  return perFile.flat();
}

const idsOf = (found: readonly Placed[]): readonly unknown[] =>
  found.map(({ diagnostic: { code } }) => code).toSorted();
const count = (ids: readonly unknown[], id: unknown): number => ids.filter((one) => one === id).length;

/** Findings and fixes of a case; a fix is undone before the next. */
async function fixesOf(ruleId: string): Promise<number> {
  let fixes = 0;
  const found = await findings();
  for (const { uri, diagnostic } of found.filter((one) => one.diagnostic.code === ruleId)) {
    const actions = await server.codeActions(uri, diagnostic.range, 'quickfix');
    for (const action of actions.filter((one) => one.diagnostics?.[0]?.code === ruleId && !isSuppression(one))) {
      fixes += 1;
      const before = new Map(texts);
      for (const [file, edits] of editsOf(action)) await edit(nameOf(file), applyEdits(before.get(file) ?? '', edits));
      // Hints are notes: a pod that a fix brings behind a Service has its own.
      const left = idsOf((await findings()).filter((one) => one.diagnostic.severity !== DiagnosticSeverity.Hint));
      expect(count(left, ruleId), action.title).toBeLessThan(count(idsOf(found), ruleId));
      for (const id of new Set(left)) expect(count(left, id)).toBeLessThanOrEqual(count(idsOf(found), id));
      for (const [file, text] of before) await edit(nameOf(file), text);
    }
  }
  return fixes;
}

function isSuppression({ title }: CodeAction): boolean {
  return title.startsWith('Suppress ');
}

function editsOf({ edit: change }: CodeAction): readonly (readonly [uri: string, edits: readonly TextEdit[]])[] {
  const changes = (change?.documentChanges ?? []) as readonly TextDocumentEdit[];
  return changes.map(({ textDocument, edits }) => [textDocument.uri, edits as readonly TextEdit[]]);
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(server.folder('').uri.length + 1));

test.each(rules.map(({ meta }) => meta))(
  '$id',
  async ({ id, unfixable = false }) => {
    const [first, ...others] = cases.filter(({ ruleId }) => ruleId === id);
    if (!first) throw new Error('the page has no failing case');
    await open(first);
    await server.until(async () => idsOf(await findings()).includes(id));
    let fixes = await fixesOf(id);
    // Not every finding has a fix, but where a rule has any, one of its cases shows it.
    for (const other of fixes > 0 || unfixable ? [] : others) {
      await server.stop();
      await open(other);
      await server.until(async () => idsOf(await findings()).includes(id));
      fixes = await fixesOf(id);
      if (fixes > 0) break;
    }
    expect(fixes > 0).toBe(!unfixable);
  },
  120_000,
);
