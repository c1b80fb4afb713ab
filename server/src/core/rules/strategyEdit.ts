// Changes to the strategy of a Deployment, wherever of it is written and wherever it is not.
import type { Deployment } from '../manifest/manifest.ts';
import { setField, setKey, type Edit } from '../syntax/edits.ts';
import { entry, valueAt } from '../syntax/navigate.ts';
import { removeKey } from '../syntax/removals.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { RuleFix } from './rule.ts';

export interface Bounds {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/** Never safe: it changes how many pods serve during a rollout. */
export function rollWith(document: SyntaxDocument, deployment: Deployment, bounds: Bounds): readonly RuleFix[] {
  const { maxSurge, maxUnavailable } = bounds;
  const title = `maxSurge: ${String(maxSurge)}, maxUnavailable: ${String(maxUnavailable)}`;
  return fix(`Set ${title}`, `${title} 설정`, rollingEdits(document, deployment, bounds));
}

function rollingEdits(document: SyntaxDocument, { root, strategy }: Deployment, bounds: Bounds): Edits {
  const written = valueAt(root, ['spec', 'strategy']);
  const rollingUpdate = { maxSurge: bounds.maxSurge, maxUnavailable: bounds.maxUnavailable };
  if (!written) return [setField(document, root, 'spec.strategy', { type: 'RollingUpdate', rollingUpdate })];
  const isRecreate = strategy.type.value === 'Recreate';
  const type = isRecreate ? [setField(document, root, 'spec.strategy.type', 'RollingUpdate')] : [];
  if (!entry(written, 'rollingUpdate')) {
    return [setField(document, root, 'spec.strategy.rollingUpdate', rollingUpdate), ...type];
  }
  const keys = Object.entries(rollingUpdate);
  return [
    ...keys.map(([key, value]) => setField(document, root, `spec.strategy.rollingUpdate.${key}`, value)),
    ...type,
  ];
}

/** Never safe: nothing serves between the old pods and the new ones. */
export function recreate(document: SyntaxDocument, deployment: Deployment): readonly RuleFix[] {
  return fix('Replace all pods at once (Recreate)', '한꺼번에 교체 (Recreate)', recreateEdits(document, deployment));
}

function recreateEdits(document: SyntaxDocument, { root }: Deployment): Edits {
  const written = valueAt(root, ['spec', 'strategy']);
  if (!written) return [setField(document, root, 'spec.strategy', { type: 'Recreate' })];
  const rolling = entry(written, 'rollingUpdate');
  const type = setKey(document, written.span, 'type', 'Recreate');
  if (!rolling) return [type];
  if (entry(written, 'type')) return [removeKey(document, written.span, 'rollingUpdate'), type];
  const span = { start: rolling.key.span.start, end: rolling.value.span.end };
  return [{ at: { document, span }, newText: 'type: Recreate' }];
}

type Edits = readonly (Edit | undefined)[];

function fix(en: string, ko: string, edits: Edits): readonly RuleFix[] {
  return edits.every((edit) => edit !== undefined) ? [{ title: { en, ko }, safe: false, edits }] : [];
}
