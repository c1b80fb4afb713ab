// From the text of one document to its tree. Total: whatever the text, it answers, in time linear in it.
import { Composer, Parser, type Document } from 'yaml';
import type { FileUri } from '../base/place.ts';
import { lex } from './lexemes.ts';
import { maxProblems, syntaxProblem } from './problems.ts';
import { readTemplate } from './readTemplate.ts';
import { readTree } from './readTree.ts';
import type { DocumentContent, NotAnalysed, SyntaxDocument, SyntaxNode, SyntaxProblem } from './syntaxTree.ts';

/** UTF-16 units; more is no manifest. */
const maxLength = 8 * 1024 * 1024;
/** A text with more control characters than this is no text. */
const maxControlCharacters = 10;

/** Parsing waits until something is asked of the document: most documents of a file are never looked into. */
export function parseDocument(uri: FileUri, text: string): SyntaxDocument {
  let content: DocumentContent | undefined;
  const read = (): DocumentContent => (content ??= readDocument(text));
  return {
    uri,
    text,
    get root() {
      return read().root;
    },
    get problems() {
      return read().problems;
    },
    get notAnalysed() {
      return read().notAnalysed;
    },
    get template() {
      return read().template;
    },
    get comments() {
      return read().comments;
    },
  };
}

/** Every line of a template that may come out, in one tree; so a mapping may hold the same key several times. */
export function possibleRoot({ text, root }: SyntaxDocument): SyntaxNode | undefined {
  const template = readTemplate(text, 'possible', readDocument);
  return template ? template.root : root;
}

function readDocument(text: string): DocumentContent {
  if (text.length > maxLength) return refused('size');
  const controls = [...text.matchAll(controlCharacters)];
  if (controls.length > maxControlCharacters || text.includes('\0')) return refused('binary');
  const readable = text.replace(controlCharacters, '\uFFFD').replace(loneReturns, '\n');
  const lexed = lex(readable);
  if (lexed.type === 'refused') {
    const template = lexed.why === 'template' ? readTemplate(text, 'certain', readDocument) : undefined;
    return template ?? refused(lexed.why);
  }
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

function refused(why: NotAnalysed): DocumentContent {
  return { root: undefined, problems: [], notAnalysed: why, template: false, comments: [] };
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
