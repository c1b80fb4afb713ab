// Where the actions of a Go template stand in a text, and which of them belong together. Helm renders before anything is
// parsed, so that an action may stand for a word, for lines, or for nothing.
// https://pkg.go.dev/text/template#hdr-Actions
import type { Span } from '../base/span.ts';

export interface Action {
  /** From `{{` to `}}`. */
  readonly span: Span;
  /** Its first word, as in `if`; `assignment` and `comment` leave nothing behind. */
  readonly word: string;
}

/** `{{ if }}` … `{{ end }}`; what of it stands outside of the text is undefined. */
export interface ActionBlock {
  readonly open: Action | undefined;
  /** `{{ else }}`, `{{ else if … }}`. */
  readonly elses: readonly Action[];
  readonly end: Action | undefined;
  /** Blocks and actions inside, in the order of the text. */
  readonly parts: readonly ActionPart[];
}

export type ActionPart = Action | ActionBlock;

export function isBlock(part: ActionPart): part is ActionBlock {
  return 'parts' in part;
}

const openers: ReadonlySet<string> = new Set(['if', 'with', 'range', 'define', 'block']);

/** Undefined where an action does not end. */
export function readActions(text: string): readonly Action[] | undefined {
  const actions: Action[] = [];
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', actions.at(-1)?.span.end)) {
    const end = actionEnd(text, start);
    if (end === undefined) return undefined;
    actions.push({ span: { start, end }, word: wordOf(text.slice(start + 2, end - 2)) });
  }
  return actions;
}

const commentStart = /\{\{(?:- )?\s*\/\*/y;
const commentEnd = /\*\/\s*(?:-)?\}\}/g;
/** Up to the braces; those in a string of the action are text. */
const action = /\{\{(?:"(?:\\.|[^"\\\n])*"|`[^`]*`|(?!\}\})[^"`])*\}\}/y;

function actionEnd(text: string, start: number): number | undefined {
  commentStart.lastIndex = start;
  const pattern = commentStart.test(text) ? commentEnd : action;
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function wordOf(inside: string): string {
  const said = inside.replace(/^-(?=\s|\/\*)/, '').trimStart();
  if (said.startsWith('/*')) return 'comment';
  if (/^\$\w*(?:\s*,\s*\$\w+)?\s*:?=/.test(said)) return 'assignment';
  return /^\w*/.exec(said)?.[0] ?? '';
}

/** Undefined where an `else` belongs to nothing here. */
export function readBlocks(actions: readonly Action[]): readonly ActionPart[] | undefined {
  const open: { readonly action: Action; readonly elses: Action[]; readonly parts: ActionPart[] }[] = [];
  let parts: ActionPart[] = [];
  const close = (end: Action | undefined): void => {
    const block = open.pop();
    const outer = open.at(-1)?.parts ?? parts;
    if (block) outer.push({ open: block.action, elses: block.elses, end, parts: block.parts });
    else parts = [{ open: undefined, elses: [], end, parts }];
  };
  for (const one of actions) {
    if (openers.has(one.word)) open.push({ action: one, elses: [], parts: [] });
    else if (one.word === 'end') close(one);
    else if (one.word !== 'else') (open.at(-1)?.parts ?? parts).push(one);
    else if (open.length > 0) open.at(-1)?.elses.push(one);
    else return undefined;
  }
  while (open.length > 0) close(undefined);
  return parts;
}
