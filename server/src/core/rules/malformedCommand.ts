// What may be wrong with the command of an exec hook, by its words alone.
import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import { basename } from '../knowledge/pid1.ts';
import type { LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { pairAt, pathSteps } from '../syntax/navigate.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';
import type { RuleContext } from './rule.ts';

export interface MalformedCommand {
  readonly at: Place;
  readonly message: Localized;
  /** What may have been meant. */
  readonly commands: readonly (readonly string[])[];
}

/** Undefined where nothing is wrong, or nobody can know. */
export function malformedCommand(
  { action, path }: LifecycleHandler,
  { root }: Workload,
  context: RuleContext,
): MalformedCommand | undefined {
  const node = action.type === 'exec' ? pairAt(root, pathSteps(`${path}.exec.command`))?.value : undefined;
  if (action.type !== 'exec' || !node) return undefined;
  const { origin, value: argv } = action.command;
  if (origin.type === 'unreadable') return origin.why === 'wrongType' ? noList(node, origin.at) : undefined;
  return argv && origin.type === 'written'
    ? malformed(argv, (index) => itemPlace(node, index, origin.at, context))
    : undefined;
}

function malformed(argv: readonly string[], place: (index: number) => Place): MalformedCommand | undefined {
  const [program = ''] = argv;
  if (shells.has(basename(program))) return scriptInPieces(argv, place);
  if (argv.length === 1 && /\s/.test(program.trim())) return oneWord(program, place(0));
  const syntax = argv.findIndex((word, index) => index > 0 && isShellSyntax(word));
  return syntax < 0 ? undefined : withoutShell(argv, syntax, place(syntax));
}

/** What reads a script. */
export const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'busybox']);

function noList(node: SyntaxNode, at: Place): MalformedCommand | undefined {
  if (node.type !== 'scalar' || typeof node.value !== 'string') return undefined;
  return {
    at,
    message: {
      en: `exec.command is a text, not a list: the API server rejects this object`,
      ko: `exec.command가 목록이 아닌 문자열: API 서버가 이 오브젝트를 거부함`,
    },
    commands: asArguments(node.value),
  };
}

function oneWord(text: string, at: Place): MalformedCommand {
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
  return {
    at,
    message: {
      en: `exec.command [${shown}] is one word: no program of that name, preStop fails at t+0s`,
      ko: `exec.command [${shown}]는 한 단어로 읽힘: 그런 이름의 프로그램이 없어 t+0s에 preStop이 실패함`,
    },
    commands: asArguments(text),
  };
}

/** A script that reads arguments gets them; a whole script does without those behind it. */
function scriptInPieces(argv: readonly string[], place: (index: number) => Place): MalformedCommand | undefined {
  const at = argv.findIndex((word) => /^-[a-z]*c$/.test(word)) + 1;
  const script = argv[at] ?? '';
  const rest = argv.slice(at + 1);
  if (at === 0 || rest.length === 0 || !/^[\w./-]+$/.test(script) || rest.some((word) => /\s/.test(word)))
    return undefined;
  const ignored = rest.join(' ');
  return {
    at: place(at + 1),
    message: {
      en: `sh -c uses only "${script}" as script: ${ignored} is ignored`,
      ko: `sh -c는 "${script}"만 스크립트로 씀: ${ignored} 무시됨`,
    },
    commands: [[...argv.slice(0, at), [script, ...rest].join(' ')]],
  };
}

function withoutShell(argv: readonly string[], index: number, at: Place): MalformedCommand {
  const word = argv[index] ?? '';
  const program = basename(argv[0] ?? '');
  return {
    at,
    message: {
      en: `exec.command has no shell: ${word} goes to ${program} as an argument, and preStop does not do what is written`,
      ko: `exec.command에 셸이 없음: ${word}가 ${program}의 인자로 전달되어 preStop이 적힌 대로 동작하지 않음`,
    },
    commands: [['sh', '-c', argv.join(' ')]],
  };
}

function isShellSyntax(word: string): boolean {
  return /^(?:&&|\|\|?|;|&|>>?|2>&1)$/.test(word) || /^\$[A-Za-z_]\w*$/.test(word) || /^[\w./-]+;$/.test(word);
}

/** Simple words one by one, which is what a shell would have made of them; anything else is for a shell. */
function asArguments(text: string): readonly (readonly string[])[] {
  const trimmed = text.trim();
  return [/^[\w./:=,@%+-]+(?:\s+[\w./:=,@%+-]+)*$/.test(trimmed) ? trimmed.split(/\s+/) : ['sh', '-c', trimmed]];
}

function itemPlace(node: SyntaxNode, index: number, list: Place, { document }: RuleContext): Place {
  const item = node.type === 'seq' ? node.items[index] : undefined;
  return item && list.document === document ? { document, span: item.span } : list;
}
