// A workload of a few files, and what becomes of it.
import { fileUri } from '../../server/src/core/base/place.ts';
import type { EventType, Timeline, TimelineEvent } from '../../server/src/core/lifecycle/events.ts';
import type { Trigger } from '../../server/src/core/lifecycle/models.ts';
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { timelineFor, type TimelineFor } from '../../server/src/core/scenario/timelineFor.ts';
import { servicesSelecting } from '../../server/src/core/workspace/links/services.ts';
import { applyChanges, emptyWorkspace, manifestsOf } from '../../server/src/core/workspace/workspace.ts';
import { unitView } from '../../server/src/core/workspace/unitView.ts';
import { configAlone } from '../support/configAlone.ts';

export interface Asked {
  readonly trigger?: Trigger;
  readonly grace?: number;
  readonly assume?: Readonly<Record<string, string>>;
  readonly minor?: number;
  readonly gates?: Readonly<Record<string, boolean>>;
}

/** What is answered for the first workload of a file. */
export function ask(text: string, asked: Asked = {}): TimelineFor {
  const uri = fileUri('file:///app.yaml');
  const workspace = applyChanges(emptyWorkspace, [{ uri, text }]);
  const workload = manifestsOf(workspace, uri).find(isWorkload);
  if (!workload) throw new Error('the file has no workload');
  return timelineFor({
    workload,
    services: servicesSelecting(unitView(workspace, uri), workload),
    configOf: configAlone,
    trigger: asked.trigger ?? 'deletion',
    requestedGraceSeconds: asked.grace,
    assumptions: new Map(Object.entries(asked.assume ?? {})),
    kubernetesMinor: asked.minor,
    featureGates: new Map(Object.entries(asked.gates ?? {})),
  });
}

export function timeline(manifest: string, asked: Asked = {}): Timeline {
  const answer = ask(manifest, asked);
  if (answer.type === 'unknown') throw new Error(answer.why.en);
  return answer.timeline;
}

/** `3`, `0…30` or `30…` (which may never come) for every event of a type, in seconds. */
export function instants(told: Timeline, type: EventType, container?: string): readonly string[] {
  return told.events
    .filter((event) => event.type === type && (container === undefined || event.container === container))
    .map(instant);
}

export function instant({ earliest, latest }: TimelineEvent): string {
  if (latest === null) return `${String(earliest / 1000)}…`;
  return earliest === latest ? String(earliest / 1000) : `${String(earliest / 1000)}…${String(latest / 1000)}`;
}

export interface PodText {
  readonly spec?: readonly string[];
  readonly container?: readonly string[];
  readonly before?: readonly string[];
}

/** A Pod whose container `app` nobody knows. */
export function pod({ spec = [], container = [], before = [] }: PodText = {}): string {
  return [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: web, labels: { app: web } }',
    'spec:',
    ...spec.map((line) => `  ${line}`),
    ...(before.length > 0 ? ['  initContainers:'] : []),
    ...before.map((line) => `    ${line}`),
    '  containers:',
    '    - name: app',
    '      image: registry.example.com/app',
    ...container.map((line) => `      ${line}`),
    '',
  ].join('\n');
}

export function deployment(replicas: number, container: readonly string[] = []): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata: { name: web }',
    'spec:',
    `  replicas: ${String(replicas)}`,
    '  selector: { matchLabels: { app: web } }',
    '  template:',
    '    metadata: { labels: { app: web } }',
    '    spec:',
    '      containers:',
    '        - name: app',
    '          image: registry.example.com/app',
    ...container.map((line) => `          ${line}`),
    '',
  ].join('\n');
}

export function service(spec: string, annotations = '{}'): string {
  return `---
apiVersion: v1
kind: Service
metadata: { name: web, annotations: ${annotations} }
spec: { selector: { app: web }, ports: [{ port: 80 }], ${spec} }
`;
}
