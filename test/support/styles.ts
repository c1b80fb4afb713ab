// The same manifests as other people write them: other brackets, quotes, indents, line ends. What they say stays the same.
import { Document, isMap, isScalar, parseAllDocuments, Scalar, visit, type Node, type ToStringOptions } from 'yaml';

/** Undefined where the text cannot be written that way: a template, or what `yaml` does not read. */
export type Style = (text: string) => string | undefined;

export const styles: Readonly<Record<string, Style>> = {
  'JSON with the line ends of Windows': (text) =>
    plain(text, (value) => `${JSON.stringify(value, null, 2)}\n`)?.replaceAll('\n', '\r\n'),
  'the line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  braces: (text) => plain(text, inBraces),
  'three blanks, and lists at the margin': (text) =>
    rewritten(text, (one) => print(one, { indent: 3, indentSeq: false })),
  'double quotes': (text) => rewritten(text, (one) => quoted(one)),
  'a comment behind every value': (text) => rewritten(text, noted),
  'a comment above every key': (text) => rewritten(text, introduced),
  'anchors and aliases': (text) => plain(text, anchored),
};

function rewritten(text: string, write: (document: Document.Parsed) => string): string | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || text.includes('{{')) return undefined;
  const isSound = ({ errors, warnings, contents }: Document.Parsed): boolean =>
    errors.length + warnings.length === 0 && isMap(contents);
  return documents.every(isSound) ? documents.map(write).join('---\n') : undefined;
}

/** Without its comments, and so not where they are what it is about. */
function plain(text: string, write: (value: unknown) => string): string | undefined {
  return text.includes('# graceline-') ? undefined : rewritten(text, (document) => write(document.toJS()));
}

function print(document: Document, options: ToStringOptions = {}): string {
  return document.toString({ lineWidth: 0, ...options }).replace(/^---\n/, '');
}

function inBraces(value: unknown): string {
  const document = new Document(value);
  if (isMap(document.contents)) document.contents.flow = true;
  return print(document);
}

function quoted(document: Document): string {
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && typeof node.value === 'string' && isOfOneLine(node)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return print(document);
}

function isOfOneLine(node: Node): node is Scalar {
  return isScalar(node) && node.type !== Scalar.BLOCK_LITERAL && node.type !== Scalar.BLOCK_FOLDED;
}

function noted(document: Document): string {
  let count = 0;
  visit(document, {
    Pair: (_, { value }) => {
      if (isScalar(value) && isOfOneLine(value)) value.comment ??= ` note ${String((count += 1))}`;
    },
  });
  return print(document);
}

function introduced(document: Document): string {
  let count = 0;
  visit(document, {
    Pair: (at, { key }) => {
      // The first of an item stands behind its dash.
      if (isScalar(key) && at !== 0) key.commentBefore ??= ` note ${String((count += 1))}`;
    },
  });
  return print(document);
}

/** The labels of a template are those of its selector; every number has an anchor that nobody names. */
function anchored(value: unknown): string {
  const { spec } = value as { readonly spec?: Labelled };
  const [wanted, { template } = {}] = [spec?.selector?.matchLabels, spec];
  const isSame = JSON.stringify(wanted) === JSON.stringify(template?.metadata?.labels);
  if (wanted && template?.metadata && isSame) template.metadata.labels = wanted;
  const document = new Document(value);
  let count = 0;
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'number') node.anchor = `number${String((count += 1))}`;
    },
  });
  return print(document);
}

interface Labelled {
  readonly selector?: { readonly matchLabels?: object };
  readonly template?: { readonly metadata?: { labels?: object } };
}
