// The words of a command as they stand in a manifest, and `exec` in front of the last command of a script.
import type { Place } from '../base/place.ts';
import { basename } from '../knowledge/pid1.ts';
import { scriptCommands, scriptOf } from '../knowledge/shellScript.ts';
import type { Container } from '../manifest/container.ts';
import { isAliased, seqAt } from '../syntax/nodeBySpan.ts';
import type { RuleContext, RuleFix } from './rule.ts';

function scriptIn({ command, args }: Container): string | undefined {
  return scriptOf([...(command?.value ?? []), ...(args?.value ?? [])]);
}

/** The item of `command` or `args` that is this word, else the list. */
export function wordPlace({ command, args }: Container, word: string, { document }: RuleContext): Place | undefined {
  const lists = [command, args].flatMap((field) => (field?.origin.type === 'written' ? [field.origin.at] : []));
  for (const at of lists) {
    const item = seqAt(document.root, at.span)?.items.find((one) => one.type === 'scalar' && one.value === word);
    if (item) return { document: at.document, span: item.span };
  }
  return lists[0];
}

/** None where the last command is no plain one of this program, or cannot be told from the rest of the text. */
export function execLast(container: Container, program: string, context: RuleContext): readonly RuleFix[] {
  const { document } = context;
  const script = scriptIn(container) ?? '';
  const at = wordPlace(container, script, context);
  const tail = lastCommand(script);
  if (!at || tail === undefined || isAliased(document.text, at.span.start)) return [];
  const written = document.text.slice(at.span.start, at.span.end);
  const index = written.lastIndexOf(tail);
  const path = tail.split(/\s/, 1)[0] ?? '';
  if (index < 0 || written.indexOf(tail) !== index || basename(path) !== program) return [];
  const start = at.span.start + index;
  const title = {
    en: `Write exec before ${path}, so that it gets the signal`,
    ko: `${path} 앞에 exec를 써서 신호를 받게 하기`,
  };
  return [
    { title, safe: false, edits: [{ at: { document: at.document, span: { start, end: start } }, newText: 'exec ' }] },
  ];
}

/** From its program to the end of the script; undefined where it is no command of its own at the top. */
function lastCommand(script: string): string | undefined {
  const commands = scriptCommands(script) ?? [];
  const last = commands.at(-1);
  if (!last || last.depth > 0 || last.then === '&' || commands.at(-2)?.then === '|') return undefined;
  const own = last.words.slice(last.words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word)));
  const starts = [...script.matchAll(/(?:^|[\s;&|])(?=\S)/g)].map(({ index, 0: before }) => index + before.length);
  const tails = starts.map((start) => script.slice(start).trimEnd());
  return tails.findLast((tail) => isCommand(tail, own));
}

/** Its arguments may look like a command themselves: all of the words have to be there. */
function isCommand(tail: string, words: readonly string[]): boolean {
  const [only, another] = scriptCommands(tail) ?? [];
  return only !== undefined && !another && only.words.join('\0') === words.join('\0');
}
