// How long the engine takes for the drain of 50 nodes with 2,000 pods of 40 Deployments, each under a budget.
import { clusterTimeline } from '../../../server/src/core/lifecycle/cluster/clusterTimeline.ts';
import { simulateCluster } from '../../../server/src/core/lifecycle/cluster/simulateCluster.ts';
import { threeNodes } from '../../../server/src/core/scenario/placement.ts';
import { drainOf, staged } from '../../scenario/staged.ts';
import { figure, report, runs } from '../measure.ts';

const application = Array.from({ length: 40 }, (_, index) => {
  const name = `w${String(index)}`;
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 50
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: app
          image: registry.example/app
          readinessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 5 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: ${name} } } }
`;
}).join('---\n');

const nodes = threeNodes(50).map((node) => ({ ...node, maxPods: 60 }));
const model = staged(application, nodes);
const oneByOne = drainOf(nodes.slice(1).map(({ name }) => [name]));

/** CPU time: the machine may have other work. */
function cpuMillis(call: () => unknown): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const repeated = (call: () => unknown): readonly number[] => Array.from({ length: 5 }, () => cpuMillis(call));

report('drain: 49 of 50 nodes one after another, 2,000 pods, 40 budgets; CPU time', [
  figure(
    'the first simulation of a process',
    cpuMillis(() => simulateCluster(model.worst, oneByOne)),
    'ms',
    { atMost: 1000 },
  ),
  runs(
    'a simulation',
    repeated(() => simulateCluster(model.worst, oneByOne)),
    { atMost: 1000 },
  ),
  runs(
    'the timeline of the best and the worst case',
    repeated(() => clusterTimeline(model, oneByOne)),
  ),
]);
