// What a scalar means to kubectl, which reads YAML with sigs.k8s.io/yaml (goyaml.v2/resolve.go) and sends JSON: mostly
// YAML 1.1, so `yes`, `on` and `y` are booleans, `010` is octal, `0x1F`, `0b11` and `1_000` are numbers, and `1:30` is a
// string. Compared with `kubectl label --local -o json`.
import type { ScalarValue } from './syntaxTree.ts';

const words: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

const longestWord = 5;

const decimal = /^[-+]?(?:0|[1-9][0-9]*)$/;
const octal = /^([-+]?)0[oO]?([0-7]+)$/;
const prefixed = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const core = 'tag:yaml.org,2002:';
const resolvingTags = new Set(['bool', 'int', 'float', 'null', 'timestamp'].map((name) => core + name));

/** `plain`: written without quotes and not as a block. A tag that is not known makes a string, as in kubectl. */
export function scalarValue(text: string, plain: boolean, tag: string | undefined): ScalarValue {
  const resolves = tag === undefined ? plain : resolvingTags.has(tag);
  return resolves ? resolve(text) : text;
}

function resolve(text: string): ScalarValue {
  const word = text.length > longestWord ? undefined : words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return text;
  const number = text.startsWith('.') ? text : text.replaceAll('_', '');
  if (decimal.test(number)) return Number(number);
  const base8 = octal.exec(number);
  if (base8) return signed(base8[1], Number.parseInt(base8[2] ?? '', 8));
  const based = prefixed.exec(number);
  if (based) return signed(based[1], Number(based[2]));
  return float.test(number) ? Number(number) : text;
}

function signed(sign: string | undefined, value: number): number {
  return sign === '-' ? -value : value;
}

/** One word that holds `${…}` is for envsubst, Flux or a generator; in a sentence it is the shell's own. */
const substitution = /^[^\s${]*\$\{[^}\s]*\}\S*$/;

/** Whether something will still replace a part of the text before the cluster sees it. */
export function isTemplated(text: string): boolean {
  if (!text.includes('{')) return false;
  return text.includes('{{') || (text.includes('${') && substitution.test(text));
}
