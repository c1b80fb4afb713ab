// How long the engine takes for one pod, beside the time that `yaml` needs to read a manifest of such a pod.
import { parseDocument } from 'yaml';
import { simulate } from '../../server/src/core/lifecycle/simulate.ts';
import { scenario, service, type ContainerSketch, type ScenarioSketch } from '../lifecycle/scenarios.ts';
import { median, percentile, report, times } from './measure.ts';

const probes = { startup: { period: 1, failure: 30 }, readiness: { period: 2 }, liveness: { period: 3 } };
const main = (name: string): ContainerSketch => ({ name, preStop: 5, exitsAfter: 3, startedAfter: 4, ...probes });
const sidecar = (name: string): ContainerSketch => ({ ...main(name), role: 'sidecar' });

const pod: ScenarioSketch = {
  containers: [sidecar('proxy'), sidecar('logs'), main('web'), main('worker'), main('cache')],
  services: [service({})],
};

/** A small generator with a fixed seed (mulberry32), so that every run measures the same pods. */
function randomPods(count: number): readonly ScenarioSketch[] {
  let state = 42;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, () => ({
    grace: upTo(300),
    trigger: (['deletion', 'startup', 'livenessFailure', 'nodeShutdown'] as const)[upTo(4)] ?? 'deletion',
    containers: Array.from({ length: 1 + upTo(6) }, (_, i) => ({
      ...main(`c${String(i)}`),
      role: i > 0 && random() < 0.3 ? ('sidecar' as const) : ('ordinary' as const),
      liveUntil: upTo(600),
      readyAfter: upTo(700),
      preStop: upTo(400),
    })).sort((a, b) => (a.role === b.role ? 0 : a.role === 'sidecar' ? -1 : 1)),
  }));
}

const manifest = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
${['web', 'worker', 'cache', 'proxy', 'logs']
  .map((name) => `    - name: ${name}\n      image: ${name}:1\n      lifecycle: { preStop: { sleep: { seconds: 5 } } }`)
  .join('\n')}
`;

const built = scenario(pod);
const engine = times(2000, () => simulate(built));
const yaml = times(500, () => parseDocument(manifest));
const pods = randomPods(1000).map(scenario);
// The least of three: what is left is the pod's own cost, and not that of a busy machine.
const each = pods.map((one) => Math.min(...times(3, () => simulate(one))));

report('simulate: 3 containers, all probes, 2 sidecars', [
  ['median', median(engine)],
  ['p95', percentile(engine, 95)],
  ['of `yaml` reading it', median(engine) / median(yaml), 'ratio'],
]);
report('simulate: 1,000 random pods', [
  ['median', median(each)],
  ['slowest', percentile(each, 100)],
]);
