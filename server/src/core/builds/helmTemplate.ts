// The lines of a chart's template that a rendered object came from. A template says more than comes out of it: lines of
// which one is taken, and expressions. Where several may be meant, none is.
import { Memo } from '../base/memo.ts';
import type { FileUri } from '../base/place.ts';
import type { KubernetesObject } from '../manifest/manifest.ts';
import { entry } from '../syntax/navigate.ts';
import { possibleRoot } from '../syntax/parseDocument.ts';
import type { ScalarValue, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import type { Build, SourceFiles } from './build.ts';
import { find, isScalarOf, type KeyedPath, type KeyedStep, type Written } from './keyedPath.ts';
import { memberAt } from './memberFiles.ts';

export interface Template {
  readonly document: SyntaxDocument;
  /** Undefined where the file holds several that may be meant. */
  readonly root: SyntaxNode | undefined;
}

const roots = new Memo<SyntaxDocument, SyntaxNode | undefined>();

/** @param text the rendered document, which Helm begins with `# Source: chart/templates/web.yaml` */
export function templateOf(
  build: Build,
  text: string,
  object: KubernetesObject,
  files: SourceFiles,
): Template | undefined {
  const uri = templateFile(build, text);
  const documents = uri ? files.documents(uri) : [];
  const [first] = documents;
  if (!first) return undefined;
  const templates = documents.map((document) => ({
    document,
    root: roots.get(document, [], () => possibleRoot(document)),
  }));
  const possible = templates.filter(({ root }) => mayBe(root, object));
  const named = possible.filter(({ root }) => isScalarOf(nameIn(root), object.ref.name));
  const [template, ...others] = named.length > 0 ? named : possible;
  return template && others.length === 0 ? template : { document: first, root: undefined };
}

/** The first step of the path is the name of the chart, and not that of its folder. */
function templateFile(build: Build, text: string): FileUri | undefined {
  const path = /^# Source: [^/\n]+\/(.+)$/m.exec(text)?.[1]?.trimEnd();
  return path === undefined ? undefined : memberAt(build, build.root, path);
}

function mayBe(root: SyntaxNode | undefined, { ref }: KubernetesObject): boolean {
  return mayComeTo(entry(root, 'kind')?.value, ref.kind) && mayComeTo(nameIn(root), ref.name);
}

function nameIn(root: SyntaxNode | undefined): SyntaxNode | undefined {
  const metadata = entry(root, 'metadata')?.value;
  return metadata?.type === 'scalar' && metadata.templated ? metadata : entry(metadata, 'name')?.value;
}

function mayComeTo(node: SyntaxNode | undefined, value: ScalarValue): boolean {
  return node === undefined || isFilledIn(node) || isScalarOf(node, value);
}

export function isFilledIn(node: SyntaxNode): boolean {
  return node.type === 'scalar' && node.templated;
}

/** What an expression of the template wrote, and the way from there to the value. */
export interface TemplateSource {
  readonly written: Written;
  /** Steps below the expression, where it writes more than one value. */
  readonly below: KeyedPath;
}

/** The one place in the template that the value at a path comes from. */
export function sourceInTemplate(
  template: SyntaxNode,
  rendered: SyntaxNode,
  path: KeyedPath,
): TemplateSource | undefined {
  const node = find(rendered, path)?.node;
  if (!node) return undefined;
  const possible = reach({ entry: undefined, node: template }, path);
  if (node.type !== 'scalar') return only(possible);
  const literal = possible.filter(({ written }) => !isFilledIn(written.node) && isScalarOf(written.node, node.value));
  return literal.length > 0 ? only(literal) : only(possible.filter(({ written }) => isFilledIn(written.node)));
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function reach(written: Written, path: KeyedPath): readonly TemplateSource[] {
  const [step, ...below] = path;
  if (step === undefined || isFilledIn(written.node)) return [{ written, below: path }];
  return children(written.node, step).flatMap((child) => reach(child, below));
}

function children(node: SyntaxNode, step: KeyedStep): readonly Written[] {
  if (typeof step === 'string') {
    if (node.type !== 'map') return [];
    return node.entries.filter(({ key }) => key.value === step).map((one) => ({ entry: one, node: one.value }));
  }
  if (node.type !== 'seq') return [];
  const { index, named } = step;
  if (!named) return node.items.slice(index, index + 1).map(item);
  const same = node.items.filter((one) => isScalarOf(entry(one, named.key)?.value, named.value));
  return (same.length > 0 ? same : node.items.filter((one) => isUnnamed(one, named.key))).map(item);
}

/** Its name is filled in, or all of it. */
function isUnnamed(one: SyntaxNode, key: string): boolean {
  const name = entry(one, key)?.value;
  return isFilledIn(one) || (name !== undefined && isFilledIn(name));
}

function item(node: SyntaxNode): Written {
  return { entry: undefined, node };
}
