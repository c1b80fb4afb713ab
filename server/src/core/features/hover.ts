// Finds out what the cursor is on: the grace period of a pod or of a probe, or a preStop hook.
import type { FileSpan, FileUri } from '../base/place.ts';
import { contains, type Span } from '../base/span.ts';
import type { Probe } from '../manifest/container.ts';
import { isWorkload, type Workload } from '../manifest/manifest.ts';
import { entry, nodeAt, pathText, type Path } from '../syntax/navigate.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import { graceText, preStopText, probeGraceText, type Subject } from './hoverText.ts';
import { explainIn, type Snapshot } from './snapshot.ts';

export interface Hover {
  readonly at: FileSpan;
  readonly markdown: string;
}

interface Said {
  readonly at: Span;
  readonly paragraphs: readonly string[];
}

const graceKey = 'terminationGracePeriodSeconds';

export function hover(snapshot: Snapshot, uri: FileUri, offset: number): Hover | undefined {
  const placed = snapshot.workspace.files.get(uri)?.documents.findLast(({ start }) => start <= offset);
  if (!placed) return undefined;
  const { document, start } = placed;
  const local = offset - start;
  const workload = documentManifests(document)
    .filter(isWorkload)
    .find(({ at }) => contains(at.span, local));
  const located = workload && nodeAt(document.root, local);
  if (!located) return undefined;
  const subject = { snapshot, document, workload, explain: explainIn(snapshot, uri) };
  const said = about(subject, located.path, local);
  if (!said) return undefined;
  const span = { start: start + said.at.start, end: start + said.at.end };
  return { at: { uri, span }, markdown: said.paragraphs.join('\n\n') };
}

function about(subject: Subject, path: Path, offset: number): Said | undefined {
  if (path.at(-1) === graceKey) {
    const at = pairSpan(subject.document.root, path);
    const paragraphs = aboutGrace(subject, path, offset);
    return paragraphs && { at, paragraphs };
  }
  for (const container of subject.workload.pod.spec.containers) {
    const { preStop, role } = container;
    if (!preStop || role === 'init' || !contains(preStop.at.span, offset)) continue;
    return { at: preStop.keyAt.span, paragraphs: preStopText(subject, container, preStop) };
  }
  return undefined;
}

function aboutGrace(subject: Subject, path: Path, offset: number): readonly string[] | undefined {
  const { workload } = subject;
  if (isPathEnd(path, `${workload.pod.spec.path}.${graceKey}`)) return graceText(subject);
  const probe = probeAt(workload, offset);
  return probe && [probeGraceText(subject, ...probe)];
}

function probeAt(workload: Workload, offset: number): readonly [name: string, probe: Probe] | undefined {
  for (const container of workload.pod.spec.containers) {
    for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
      const probe = container[name];
      if (probe && contains(probe.at.span, offset)) return [name, probe];
    }
  }
  return undefined;
}

/** Objects inside of a List have a longer path in their document than in themselves. */
function isPathEnd(path: Path, end: string): boolean {
  const text = pathText(path);
  return text === end || text.endsWith(`.${end}`);
}

/** From the key to the end of its value; the key alone where the value stands elsewhere. */
function pairSpan(root: SyntaxNode | undefined, path: Path): Span {
  let node = root;
  let span: Span = { start: 0, end: 0 };
  for (const step of path) {
    const pair = typeof step === 'string' ? entry(node, step) : undefined;
    node = pair?.value ?? (node?.type === 'seq' && typeof step === 'number' ? node.items[step] : undefined);
    if (!pair) continue;
    const { key, value } = pair;
    span = { start: key.span.start, end: value.span.start >= key.span.end ? value.span.end : key.span.end };
  }
  return span;
}
