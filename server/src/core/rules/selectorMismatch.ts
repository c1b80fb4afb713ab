// What rules say and change about a selector that reaches nothing, next to the workload that it comes closest to.
import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import type { KubernetesObject } from '../manifest/manifest.ts';
import { setScalar } from '../syntax/edits.ts';
import { valueAt } from '../syntax/navigate.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { MissingPair, NearMiss } from '../workspace/links/nearMiss.ts';
import type { Related, RuleFix } from './rule.ts';

/** The first pair that nobody has, else the whole selector. `path`: of the pairs in the object. */
export function mismatchPlace(object: KubernetesObject, path: readonly string[], { missing }: NearMiss): Place {
  const [first] = missing;
  const node = valueAt(object.root, first ? [...path, first.key] : path);
  return node ? { document: object.at.document, span: node.span } : object.kindAt;
}

/** `Deployment web (app: web ≠ api)`. */
export function nearMissText({ workload, missing }: NearMiss): Localized {
  const name = `${workload.ref.kind} ${workload.ref.name}`;
  const [first] = missing;
  if (!first) return { en: name, ko: name };
  const { key, wanted, found } = first;
  if (found !== undefined) {
    const both = `${name} (${key}: ${wanted} ≠ ${found})`;
    return { en: both, ko: both };
  }
  return { en: `${name} (no label ${key})`, ko: `${name} (${key} 레이블 없음)` };
}

/** Where its labels are written. */
export function relatedLabels({ workload, missing }: NearMiss): readonly Related[] {
  const labels = [...workload.pod.spec.path.split('.').slice(0, -1), 'metadata', 'labels'];
  const [first] = missing;
  const node = (first && valueAt(workload.root, [...labels, first.key])) ?? valueAt(workload.root, labels);
  const at = node ? { document: workload.at.document, span: node.span } : workload.nameAt;
  const name = `${workload.ref.kind} ${workload.ref.name}`;
  const isPod = workload.kind === 'Pod';
  return [
    {
      at,
      message: {
        en: isPod ? `the labels of ${name}` : `the labels of the pods of ${name}`,
        ko: isPod ? `${name}의 레이블` : `${name}의 파드 레이블`,
      },
    },
  ];
}

/** Makes the selector ask for what the pods have; none where they lack a label altogether. */
export function selectClosest(
  document: SyntaxDocument,
  object: KubernetesObject,
  path: readonly string[],
  { workload, missing }: NearMiss,
): readonly RuleFix[] {
  const edits = missing.flatMap(({ key, found }) => {
    const node = valueAt(object.root, [...path, key]);
    const edit = node && found !== undefined ? setScalar(document, node.span, found) : undefined;
    return edit ? [edit] : [];
  });
  if (edits.length === 0 || edits.length < missing.length) return [];
  const name = `${workload.ref.kind} ${workload.ref.name}`;
  const pairs = missing.map(pairText).join(', ');
  return [
    {
      title: { en: `Select the pods of ${name} (${pairs})`, ko: `${name}의 파드 선택 (${pairs})` },
      safe: false,
      edits,
    },
  ];
}

function pairText({ key, found }: MissingPair): string {
  return `${key}: ${String(found)}`;
}
