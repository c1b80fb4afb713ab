// What is timed while somebody types in one open file.
import { setTimeout as pause } from 'node:timers/promises';
import type { Editor, OpenFile } from './editor.ts';
import { edits, keys, type Typing } from './edits.ts';
import { timeOf } from './measure.ts';

/** One edit at a time, each waited for. */
export async function typed(open: OpenFile, text: string, typing: Typing, count: number): Promise<readonly number[]> {
  const millis: number[] = [];
  for (const edit of edits(text, typing, count)) millis.push(await timeOf(() => open.edit(edit)));
  return millis;
}

const keysPerBurst = 20;
const millisBetweenKeys = 40;

/** Keys at the pace of a fast typist, who waits for nothing: from the last of them to its diagnostics. */
export async function bursts(open: OpenFile, text: string, count: number): Promise<readonly number[]> {
  const millis: number[] = [];
  for (const { line, character } of edits(text, 'value', 2 * count).filter(({ insert }) => insert !== '')) {
    for (let key = 0; key < keysPerBurst - 1; key += 1) {
      void open.edit({ line, character: character + key, insert: '1', remove: '' }).catch(takenBack);
      await pause(millisBetweenKeys);
      open.takeBack();
    }
    const last = { line, character: character + keysPerBurst - 1, insert: '1', remove: '' };
    millis.push(await timeOf(() => open.edit(last)));
    await open.edit({ line, character, insert: '', remove: '1'.repeat(keysPerBurst) });
  }
  return millis;
}

function takenBack(): void {
  return undefined;
}

interface Question {
  readonly name: string;
  readonly method: string;
  readonly offered: boolean;
  /** Asked at a place; what is not is asked by editors after each change. */
  readonly atPlace?: true;
}

/** What editors ask beside diagnostics, as far as the server offers it. */
export async function questions(
  { server }: Editor,
  open: OpenFile,
  text: string,
): Promise<readonly (readonly [name: string, millis: readonly number[]])[]> {
  const asked: readonly Question[] = [
    { name: 'hover', method: 'hover', offered: !!server.hoverProvider, atPlace: true },
    { name: 'completion', method: 'completion', offered: !!server.completionProvider, atPlace: true },
    { name: 'definition', method: 'definition', offered: !!server.definitionProvider, atPlace: true },
    { name: 'code lenses after an edit', method: 'codeLens', offered: !!server.codeLensProvider },
    { name: 'inlay hints after an edit', method: 'inlayHint', offered: !!server.inlayHintProvider },
    { name: 'links after an edit', method: 'documentLink', offered: !!server.documentLinkProvider },
    { name: 'symbols after an edit', method: 'documentSymbol', offered: !!server.documentSymbolProvider },
  ];
  const answers: [string, readonly number[]][] = [];
  for (const question of asked.filter(({ offered }) => offered)) {
    const ask = question.atPlace ? atPlaces : afterEdits;
    answers.push([question.name, await ask(open, text, `textDocument/${question.method}`)]);
  }
  return answers;
}

async function atPlaces(open: OpenFile, text: string, method: string): Promise<readonly number[]> {
  const millis: number[] = [];
  for (const position of keys(text, 100)) {
    millis.push(await timeOf(() => open.request(method, { position })));
  }
  return millis;
}

/** The range is what an editor shows: 50 lines around the edit. */
async function afterEdits(open: OpenFile, text: string, method: string): Promise<readonly number[]> {
  const millis: number[] = [];
  for (const edit of edits(text, 'value', 40)) {
    await open.edit(edit);
    const start = { line: Math.max(0, edit.line - 25), character: 0 };
    const range = { start, end: { line: start.line + 50, character: 0 } };
    millis.push(await timeOf(() => open.request(method, { range })));
  }
  return millis;
}
