import { buildNotRendered, notRendered } from '../../rules/build-not-rendered.ts';
import type { RuleFinding } from '../../rules/runRules.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';
import type { Snapshot } from '../snapshot.ts';

/** What is lost where a build could not be made, said at the first key of its root. */
export function unrendered({ workspace }: Snapshot, document: SyntaxDocument): readonly RuleFinding[] {
  const { uri, text } = document;
  const build = workspace.builds.all.find(({ root, output }) => root === uri && output.type === 'problem');
  if (build?.output.type !== 'problem' || workspace.files.get(uri)?.documents[0]?.document !== document) return [];
  const line = /^(?!---|#)\S.*$/m.exec(text);
  const start = line?.index ?? 0;
  const at = { document, span: { start, end: start + (line?.[0].length ?? 0) } };
  return [{ meta: buildNotRendered.meta, object: undefined, finding: notRendered(build.tool, build.output.why, at) }];
}
