// From the text of one document to its tree. Total: whatever the text, it answers, in time linear in it.
import type { FileUri } from '../base/place.ts';
import { readEveryday } from './everyday/readEveryday.ts';
import { readTemplate } from './readTemplate.ts';
import { readYaml } from './readYaml.ts';
import { refused } from './refused.ts';
import type { DocumentContent, SyntaxDocument, SyntaxNode } from './syntaxTree.ts';

/** UTF-16 units; more is no manifest. */
const maxLength = 8 * 1024 * 1024;

/** Parsing waits until something is asked of the document: most documents of a file are never looked into. */
export function parseDocument(uri: FileUri, text: string): SyntaxDocument {
  let content: DocumentContent | undefined;
  const read = (): DocumentContent => (content ??= readContent(text));
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
  const template = readTemplate(text, 'possible', readContent);
  return template ? template.root : root;
}

function readContent(text: string): DocumentContent {
  if (text.length > maxLength) return refused('size');
  const content = readEveryday(text) ?? readYaml(text);
  return content.notAnalysed === 'template' ? (readTemplate(text, 'certain', readContent) ?? content) : content;
}
