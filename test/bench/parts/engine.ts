// How long the engine takes for one pod, beside the time that `yaml` needs to read a manifest of such a pod.
import { parseDocument } from 'yaml';
import { simulate } from '../../../server/src/core/lifecycle/simulate.ts';
import { scenario, service, type ContainerSketch, type ScenarioSketch } from '../../lifecycle/scenarios.ts';
import { figure, median, percentile, report, spread, times } from '../measure.ts';
import { Random } from '../sets/random.ts';

const probes = { startup: { period: 1, failure: 30 }, readiness: { period: 2 }, liveness: { period: 3 } };
const main = (name: string): ContainerSketch => ({ name, preStop: 5, exitsAfter: 3, startedAfter: 4, ...probes });
const sidecar = (name: string): ContainerSketch => ({ ...main(name), role: 'sidecar' });

const pod: ScenarioSketch = {
  containers: [sidecar('proxy'), sidecar('logs'), main('web'), main('worker'), main('cache')],
  services: [service({})],
};

function randomPods(count: number): readonly ScenarioSketch[] {
  const random = new Random(42);
  return Array.from({ length: count }, () => ({
    grace: random.upTo(300),
    trigger: (['deletion', 'startup', 'livenessFailure', 'nodeShutdown'] as const)[random.upTo(4)] ?? 'deletion',
    containers: Array.from({ length: 1 + random.upTo(6) }, (_, i) => ({
      ...main(`c${String(i)}`),
      role: i > 0 && random.chance(0.3) ? ('sidecar' as const) : ('ordinary' as const),
      liveUntil: random.upTo(600),
      readyAfter: random.upTo(700),
      preStop: random.upTo(400),
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
  spread('one pod', engine),
  figure('of the time that `yaml` takes to read it', median(engine) / median(yaml), '×'),
]);
report('simulate: 1,000 random pods', [
  figure('median', median(each), 'ms'),
  figure('slowest', percentile(each, 100), 'ms'),
]);
