// The JSON schema of Kubernetes, as yaml-language-server would download it: made of the type declarations of the package
// `kubernetes-types`, which are generated from the API server's own OpenAPI document and say as much.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

type Schema = Readonly<Record<string, unknown>>;

export interface KubernetesSchema {
  /** Refers to the definition of every kind. */
  readonly all: Schema;
  readonly definitions: Schema;
}

/** `folder`: of the installed package. */
export function kubernetesSchema(folder: string): KubernetesSchema {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  const definitions = new Map(files.sort().flatMap((file) => definitionsOf(folder, file)));
  const kinds = [...definitions].filter(([, { properties }]) => isRecord(properties) && 'kind' in properties);
  return {
    all: { oneOf: kinds.map(([name]) => ({ $ref: `_definitions.json#/definitions/${name}` })) },
    definitions: { definitions: Object.fromEntries(definitions) },
  };
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

/** From the name of a type to that of its definition. */
type NameOf = (type: string) => string;

function definitionsOf(folder: string, file: string): readonly (readonly [string, Schema])[] {
  const tree = ts.createSourceFile(file, readFileSync(path.join(folder, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const imports = importsOf(tree);
  const nameOf: NameOf = (type) => definitionName(imports.get(type) ?? file, type);
  return tree.statements.flatMap((statement) => {
    if (ts.isInterfaceDeclaration(statement)) {
      return [
        [nameOf(statement.name.text), { ...objectSchema(statement, nameOf), ...description(statement) }] as const,
      ];
    }
    if (!ts.isTypeAliasDeclaration(statement)) return [];
    const { text } = statement.name;
    // The API server takes numbers for quantities, which the declarations do not say.
    const schema = text === 'Quantity' ? { type: ['string', 'number'] } : typeSchema(statement.type, nameOf);
    return [[nameOf(text), schema] as const];
  });
}

function importsOf(tree: ts.SourceFile): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const file = path.join(path.dirname(tree.fileName), `${statement.moduleSpecifier.text}.d.ts`);
    const named = statement.importClause?.namedBindings;
    if (named && ts.isNamedImports(named)) for (const { name } of named.elements) imports.set(name.text, file);
  }
  return imports;
}

/** As in Kubernetes' own document: by these names the server finds the definition of a kind. */
function definitionName(file: string, type: string): string {
  const group = file.replace(/\.d\.ts$/, '').replaceAll(/[\\/]/g, '.');
  const prefix = group.startsWith('apiextensions.') ? 'io.k8s.apiextensions-apiserver.pkg.apis' : 'io.k8s.api';
  return `${prefix}.${group}.${type}`;
}

function objectSchema(declaration: ts.InterfaceDeclaration | ts.TypeLiteralNode, nameOf: NameOf): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const member of declaration.members) {
    if (ts.isIndexSignatureDeclaration(member)) {
      return { type: 'object', additionalProperties: typeSchema(member.type, nameOf) };
    }
    if (!ts.isPropertySignature(member) || !member.type) continue;
    const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
    properties[name] = { ...typeSchema(member.type, nameOf), ...description(member) };
    // Without the two the server could not tell which kind an object is of.
    if (!member.questionToken || ((name === 'kind' || name === 'apiVersion') && 'enum' in properties[name])) {
      required.push(name);
    }
  }
  return { type: 'object', properties, additionalProperties: false, ...(required.length > 0 && { required }) };
}

function typeSchema(type: ts.TypeNode, nameOf: NameOf): Schema {
  if (ts.isTypeLiteralNode(type)) return objectSchema(type, nameOf);
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: typeSchema(type.elementType, nameOf) };
  if (ts.isUnionTypeNode(type)) return { oneOf: type.types.map((one) => typeSchema(one, nameOf)) };
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) {
    return { type: 'string', enum: [type.literal.text] };
  }
  if (ts.isTypeReferenceNode(type)) {
    const [element] = type.typeArguments ?? [];
    if (element) return { type: 'array', items: typeSchema(element, nameOf) };
    return { $ref: `#/definitions/${nameOf(type.typeName.getText())}` };
  }
  const word = type.getText();
  return ['string', 'number', 'boolean'].includes(word) ? { type: word } : {};
}

/** Hovers of the server show it. */
function description(node: ts.Node): Schema {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  return typeof comment?.comment === 'string' ? { description: comment.comment } : {};
}
