// Drains and rollouts as Mermaid reads them: what was measured on a real cluster, and names that are none.
import mermaid from 'mermaid';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { mermaidStageGantt } from '../../server/src/core/render/mermaidGantt.ts';
import { mermaidStageSequence } from '../../server/src/core/render/mermaidStageSequence.ts';
import type { ClusterTimeline } from '../../server/src/core/lifecycle/cluster/clusterTimeline.ts';
import { predictCluster } from '../truth/clusterMeasured.ts';
import { nasty } from './hostileNames.ts';
import { decoded, parsedDiagram } from './parsed.ts';
import { explainTo } from './told.ts';

beforeAll(() => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
});

const manifest = (replicas: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${String(replicas)}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: example.com/app
          readinessProbe: { httpGet: { port: 80 }, initialDelaySeconds: 12 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { minAvailable: ${String(replicas - 1)}, selector: { matchLabels: { app: web } } }
`;

function drained(replicas: number, names: readonly string[] = ['node-1', 'node-2']): ClusterTimeline {
  const drain = {
    force: false,
    ignoreDaemonSets: true,
    deleteEmptyDirData: true,
    timeout: undefined,
    disableEviction: false,
    gracePeriodSeconds: undefined,
  };
  return predictCluster(
    manifest(replicas),
    names.map((name) => ({ name, pods: undefined, maxPods: undefined })),
    { type: 'drain', drains: [{ ...drain, nodes: names.slice(0, 1) }] },
  );
}

interface Task {
  readonly section: string;
  readonly task: string;
  readonly vert: boolean;
}

async function bars(timeline: ClusterTimeline): Promise<readonly string[]> {
  const { text } = mermaidStageGantt(timeline, explainTo('en'));
  const db = await parsedDiagram<{ getTasks: () => readonly Task[] }>(text);
  const shown = db.getTasks().filter(({ vert }) => !vert);
  return shown.map(({ section, task }) => `${decoded(section)} | ${decoded(task).trim()}`);
}

interface Message {
  readonly from?: string;
  readonly to?: string;
  readonly message: string;
  readonly type: number;
}

/** Mermaid reads boxes only where there is a document; their titles are one line of letters and character codes. */
function withoutBoxes(text: string): string {
  const title = String.raw`[\p{L}\p{N} _./()+,=…⋯–→✓✗×'!?#;-]*`;
  const box = new RegExp(String.raw`^box transparent ${title}\n((?:participant .*\n)*)end\n`, 'gmu');
  const rest = text.replaceAll(box, '$1');
  expect(rest).not.toContain('\nbox');
  return rest;
}

const arrows: ReadonlySet<number> = new Set([0, 1, 3, 4]);

async function messages(timeline: ClusterTimeline): Promise<readonly string[]> {
  const { text } = mermaidStageSequence(timeline, explainTo('en'));
  const db = await parsedDiagram<{ getMessages: () => readonly Message[] }>(withoutBoxes(text));
  return db.getMessages().flatMap(({ message, type }) => (arrows.has(type) ? [decoded(message)] : []));
}

test('a drain as a gantt: nodes are sections, pods are bars, what is refused over and over is one', async () => {
  const lines = await bars(drained(3));
  expect(lines.filter((line) => line.startsWith('kubectl drain'))).toHaveLength(5);
  expect(lines.filter((line) => line.includes('eviction refused'))).toHaveLength(1);
  expect(lines.some((line) => line.startsWith('Node node-1 | web-a – ready'))).toBe(true);
  expect(lines.some((line) => line.startsWith('Node node-2 | web-d – starting'))).toBe(true);
  expect(lines.some((line) => line.startsWith('Ready pods | 2 ready'))).toBe(true);
});

test('a drain as a sequence: a box for each node, and each refusal once with its number', async () => {
  const timeline = drained(3);
  const { text, messageEventIds } = mermaidStageSequence(timeline, explainTo('en'));
  expect(text.match(/^box transparent Node node-\d$/gm)).toHaveLength(2);
  const told = await messages(timeline);
  expect(told).toHaveLength(messageEventIds.length);
  expect(told.filter((message) => message.includes('refused'))).toHaveLength(1);
  expect(told.filter((message) => message.endsWith('evicted'))).toHaveLength(2);
});

it('stays within what Mermaid reads where there are many pods', async () => {
  const timeline = drained(80);
  expect(mermaidStageSequence(timeline, explainTo('en')).text.length).toBeLessThan(50_000);
  expect(mermaidStageGantt(timeline, explainTo('en')).text.length).toBeLessThan(50_000);
  await messages(timeline);
  await bars(timeline);
}, 30_000);

describe('hostile node names', () => {
  it.each(nasty)('%j', async (name) => {
    const [plain, timeline] = [drained(3), drained(3, [name, `${name}2`])];
    expect(await messages(timeline)).toHaveLength((await messages(plain)).length);
    expect(await bars(timeline)).toHaveLength((await bars(plain)).length);
  });
});
