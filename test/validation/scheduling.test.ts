// Where and when pods are placed.
import { pod, table } from './verdict.ts';

const constraint = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const first = 'spec.topologySpreadConstraints[0]';

table([
  ['a readiness gate', pod({ readinessGates: [{ conditionType: 'target-health.elbv2.k8s.aws/web' }] }), []],
  [
    'a readiness gate of no condition',
    pod({ readinessGates: [{}] }),
    ['spec.readinessGates[0].conditionType: Invalid value: "": name part must be non-empty'],
  ],
  ['spread over zones', pod({ topologySpreadConstraints: [constraint] }), []],
  [
    'spread without bounds',
    pod({ topologySpreadConstraints: [{}] }),
    [
      `${first}.maxSkew: Invalid value: 0: must be greater than zero`,
      `${first}.topologyKey: Required value: can not be empty`,
      `${first}.whenUnsatisfiable: Unsupported value: "": supported values: "DoNotSchedule", "ScheduleAnyway"`,
    ],
  ],
  [
    'spread over the same twice',
    pod({ topologySpreadConstraints: [constraint, { ...constraint, maxSkew: 2 }] }),
    ['spec.topologySpreadConstraints[1].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"'],
  ],
  [
    'a node, and a gate that keeps the pod from it',
    pod({ schedulingGates: [{ name: 'quota' }], nodeName: 'node-1' }),
    ['spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared'],
  ],
  [
    'a policy of preemption that is none',
    pod({ preemptionPolicy: 'Always' }),
    ['spec.preemptionPolicy: Unsupported value: "Always": supported values: "Never", "PreemptLowerPriority"'],
  ],
]);
