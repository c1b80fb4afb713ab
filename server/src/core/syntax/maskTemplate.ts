// Makes YAML of a Go template, every character in its place: actions give way to words or to spaces.
import type { Span } from '../base/span.ts';
import { isBlock, readActions, readBlocks, type Action, type ActionBlock, type ActionPart } from './templateActions.ts';

export interface MaskedTemplate {
  readonly text: string;
  /** What the template engine writes something else for, in the order of the text. */
  readonly holes: readonly Span[];
}

/**
 * What becomes of the lines between `{{ if }}` and `{{ end }}`. `certain`: those stay that are there whenever the object
 * is; `possible`: all of them stay, though they may never come out together.
 */
export type MaskMode = 'certain' | 'possible';

/** Undefined where its actions cannot be told apart, or where a part of an object depends on another document. */
export function maskTemplate(text: string, mode: MaskMode): MaskedTemplate | undefined {
  const actions = readActions(text);
  const parts = actions && readBlocks(actions);
  if (!parts) return undefined;
  const mask = new Mask(text, actions, mode);
  return mask.cover(parts) ? { text: mask.text(), holes: mask.holes } : undefined;
}

class Mask {
  readonly holes: Span[] = [];
  readonly #source: string;
  /** The source without its actions. */
  readonly #bare: string;
  readonly #mode: MaskMode;
  readonly #pieces: string[] = [];
  #done = 0;

  constructor(source: string, actions: readonly Action[], mode: MaskMode) {
    this.#source = source;
    this.#mode = mode;
    for (const { span } of actions) this.#replace(span, spaces);
    this.#bare = this.text();
    this.#pieces.length = 0;
    this.#done = 0;
  }

  text(): string {
    return this.#pieces.join('') + this.#source.slice(this.#done);
  }

  /** False where nothing is certain. */
  cover(parts: readonly ActionPart[]): boolean {
    return parts.every((part) => (isBlock(part) ? this.#coverBlock(part) : this.#coverAction(part)));
  }

  #coverAction({ span, word }: Action): boolean {
    if (word === 'comment' || word === 'assignment') this.#leaveOut(span);
    else this.#hole(span);
    return true;
  }

  #coverBlock(block: ActionBlock): boolean {
    const span = { start: startOf(block), end: block.end?.span.end ?? this.#source.length };
    const isWhole = block.open !== undefined && block.end !== undefined;
    if (!(isWhole && this.#isInLine(span))) {
      if (this.#mode === 'possible') return this.#coverInside(block);
      if (this.#holdsObject(block, span)) return this.#coverFirstBranch(block);
      if (!isWhole && !this.#isNothing(span)) return false;
    }
    this.#hole(span);
    return true;
  }

  /** As in `name: {{ if .x }}a{{ else }}b{{ end }}`. */
  #isInLine(span: Span): boolean {
    return !this.#source.slice(span.start, span.end).includes('\n');
  }

  #coverInside({ open, elses, end, parts }: ActionBlock): boolean {
    const controls = [open, ...elses, end].flatMap((control) => (control ? [{ ...control, word: 'comment' }] : []));
    return this.cover([...controls, ...parts].toSorted((a, b) => startOf(a) - startOf(b)));
  }

  /** What holds a whole object leaves it as it is: the one in the first branch, where there are several. */
  #coverFirstBranch({ open, elses, end, parts }: ActionBlock): boolean {
    if (open) this.#leaveOut(open.span);
    const restStart = (elses[0] ?? end)?.span.start ?? this.#source.length;
    const covered = this.cover(parts.filter((part) => startOf(part) < restStart));
    this.#leaveOut({ start: restStart, end: end?.span.end ?? this.#source.length });
    return covered;
  }

  #holdsObject({ open }: ActionBlock, { start, end }: Span): boolean {
    const isCalled = open?.word === 'define' || open?.word === 'block';
    return (
      !isCalled && this.#isNothing({ start: 0, end: start }) && this.#isNothing({ start: end, end: this.#bare.length })
    );
  }

  /** Nothing but actions, comments and marks between documents. */
  #isNothing({ start, end }: Span): boolean {
    return this.#bare.slice(start, end).replaceAll(noContent, '').trim() === '';
  }

  #hole(span: Span): void {
    this.holes.push(span);
    if (this.#isAlone(span)) this.#leaveOut(span);
    else this.#replace(span, word);
  }

  /** Empty lines are nothing wherever they stand; spaces may be the indentation of a script. */
  #leaveOut(span: Span): void {
    this.#replace(span, this.#isAlone(span) ? emptyLines : spaces);
  }

  /** On its lines, or behind a key: it may become lines of its own. Anywhere else it is a word or a part of one. */
  #isAlone({ start, end }: Span): boolean {
    const lineStart = this.#bare.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = this.#bare.indexOf('\n', end);
    const after = this.#bare.slice(end, lineEnd < 0 ? undefined : lineEnd);
    return beforeValue.test(this.#bare.slice(lineStart, start)) && /^\s*(?:#.*)?$/.test(after);
  }

  /** In the order of the text; what stands inside of something replaced went with it. */
  #replace({ start, end }: Span, by: (text: string) => string): void {
    if (start < this.#done) return;
    this.#pieces.push(this.#source.slice(this.#done, start), by(this.#source.slice(start, end)));
    this.#done = end;
  }
}

const noContent = /^[ \t]*(?:#.*|---[ \t]*(?:#.*)?|\.\.\.)$/gm;
const beforeValue = /^[ \t]*(?:-[ \t]+)*(?:["']?[\w./-]+["']?:[ \t]*)?$/;

function startOf(part: ActionPart): number {
  return isBlock(part) ? (part.open?.span.start ?? 0) : part.span.start;
}

function spaces(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ');
}

function emptyLines(text: string): string {
  return '\n'.repeat(text.length);
}

function word(text: string): string {
  return text.includes('\n') ? spaces(text) : 'x'.repeat(text.length);
}
