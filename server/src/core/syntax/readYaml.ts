// From the text of one document to its tree with `yaml`, which reads whatever YAML there is, and nearly whatever is not.
import { Composer, Parser, type Document } from 'yaml';
import { lex } from './lexemes.ts';
import { maxProblems, syntaxProblem } from './problems.ts';
import { readTree } from './readTree.ts';
import { refused } from './refused.ts';
import type { DocumentContent, SyntaxNode, SyntaxProblem } from './syntaxTree.ts';

/** A text with more control characters than this is no text. */
const maxControlCharacters = 10;

/** Total: whatever the text, it answers, in time linear in it. */
export function readYaml(text: string): DocumentContent {
  const controls = [...text.matchAll(controlCharacters)];
  if (controls.length > maxControlCharacters || text.includes('\0')) return refused('binary');
  const readable = text.replace(controlCharacters, '\uFFFD').replace(loneReturns, '\n');
  const lexed = lex(readable);
  if (lexed.type === 'refused') return refused(lexed.why);
  const document = compose(lexed.lexemes);
  const tree = readTree(document?.contents, readable, 10 * lexed.lexemes.length + 10_000);
  if (!tree) return refused('aliases');
  const found = [
    ...controls.map((match) => syntaxProblem('CONTROL_CHARACTER', { start: match.index, end: match.index + 1 })),
    ...yamlProblems(document, text.length),
    ...tree.problems,
  ];
  return {
    root: isNothing(tree.root) ? undefined : tree.root,
    problems: found.slice(0, maxProblems),
    notAnalysed: undefined,
    template: false,
    comments: lexed.comments,
  };
}

// Replaced by one unit each, so that spans stay true. YAML ends lines at a lone \r too, `yaml` does not.
const controlCharacters = /[\0-\x08\x0B\x0C\x0E-\x1F]/g;
const loneReturns = /\r(?!\n)/g;

function isNothing(root: SyntaxNode): boolean {
  return root.type === 'scalar' && root.span.start === root.span.end;
}

function compose(lexemes: readonly string[]): Document.Parsed | undefined {
  const parser = new Parser();
  const tokens = [];
  for (const lexeme of lexemes) for (const token of parser.next(lexeme)) tokens.push(token);
  tokens.push(...parser.end());
  // Every scalar stays text (`failsafe`): we read it as kubectl does. `uniqueKeys` takes quadratic time.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [first] = [...composer.compose(tokens)];
  return first;
}

function yamlProblems(document: Document.Parsed | undefined, length: number): readonly SyntaxProblem[] {
  return (document?.errors ?? []).slice(0, maxProblems).map(({ code, message, pos: [start, end] }) => {
    const from = Math.min(start, length);
    return syntaxProblem(code, { start: from, end: Math.min(Math.max(from, end), length) }, message);
  });
}
