// What the author has asked not to be told: comments `# graceline-disable-… ID[, ID] -- reason` and the annotation
// `graceline/ignore.ID` on the object or its pod template.
import { LineIndex } from '../base/lineIndex.ts';
import { isWorkload, type KubernetesObject } from '../manifest/manifest.ts';
import type { Comment, SyntaxDocument } from '../syntax/syntaxTree.ts';

/** Whether a rule may not speak of an object at this offset of the document. */
export type Suppressed = (ruleId: string, offset: number, object: KubernetesObject) => boolean;

interface Directive {
  /** Undefined: the whole file. */
  readonly line: number | undefined;
  /** Empty: every rule. */
  readonly ruleIds: readonly string[];
}

const form = /^\s*graceline-disable-(next-line|line|file)(?![\w-])(.*)$/s;
const annotationPrefix = 'graceline/ignore.';

/** `first`: the first document of the file, in whose head `graceline-disable-file` stands. */
export function suppressionsOf(document: SyntaxDocument, first: SyntaxDocument): Suppressed {
  const directives = [...fileDirectives(first), ...lineDirectives(document)];
  const lines = directives.length > 0 ? new LineIndex(document.text) : undefined;
  return (ruleId, offset, object) => {
    if (isAnnotated(object, ruleId)) return true;
    const line = lines?.position(offset).line;
    return directives.some(
      (directive) =>
        (directive.line === undefined || directive.line === line) &&
        (directive.ruleIds.length === 0 || directive.ruleIds.includes(ruleId)),
    );
  };
}

function isAnnotated(object: KubernetesObject, ruleId: string): boolean {
  const key = annotationPrefix + ruleId;
  return object.annotations.has(key) || (isWorkload(object) && object.pod.annotations.has(key));
}

function fileDirectives(first: SyntaxDocument): readonly Directive[] {
  if (!first.text.includes('graceline-disable-file')) return [];
  const end = first.root?.span.start ?? first.text.length;
  return first.comments.flatMap((comment) => {
    const { scope, ruleIds } = read(comment);
    return scope === 'file' && comment.span.start < end ? [{ line: undefined, ruleIds }] : [];
  });
}

function lineDirectives({ text, comments }: SyntaxDocument): readonly Directive[] {
  if (!text.includes('graceline-disable-')) return [];
  const lines = new LineIndex(text);
  const commentLines = new Set(
    comments.flatMap(({ ownLine, span }) => (ownLine ? [lines.position(span.start).line] : [])),
  );
  return comments.flatMap((comment) => {
    const { scope, ruleIds } = read(comment);
    let { line } = lines.position(comment.span.start);
    if (scope === 'line') return [{ line, ruleIds }];
    if (scope !== 'next-line') return [];
    // The next line that says something: several of these comments may stand above one another.
    do line += 1;
    while (commentLines.has(line));
    return [{ line, ruleIds }];
  });
}

function read({ text }: Comment): { readonly scope: string | undefined; readonly ruleIds: readonly string[] } {
  const [, scope, rest = ''] = form.exec(text) ?? [];
  const [ids = ''] = rest.split(/(?:^|\s)--(?:\s|$)/);
  return { scope, ruleIds: ids.split(/[\s,]+/).filter((id) => id !== '') };
}
