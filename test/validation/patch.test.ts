// Patches are told from objects by what they leave out, and by the directives of strategic merges.
import { expect, test } from 'vitest';
import { isPatch } from '../../server/src/core/validation/patch.ts';
import { parseManifest } from './parse.ts';

const containers = 'containers: [{ name: app, image: app }]';

test.each([
  ['Deployment', `spec: { template: { spec: { containers: [{ name: app }] } } }`],
  ['Deployment', `spec: { template: { spec: { ${containers} } } }`],
  ['Deployment', `spec: { selector: { matchLabels: }, template: { metadata: { labels: }, spec: { ${containers} } } }`],
  ['Deployment', 'spec: { replicas: 3 }'],
  ['Deployment', 'metadata: { name: web }'],
  ['CronJob', `spec: { jobTemplate: { spec: { template: { spec: { ${containers} } } } } }`],
  ['CronJob', 'spec: { schedule: "0 * * * *" }'],
  ['Job', 'spec: { backoffLimit: 1 }'],
  ['Service', 'spec: { type: LoadBalancer }'],
  ['HorizontalPodAutoscaler', 'spec: { maxReplicas: 5 }'],
  ['Pod', `$patch: delete`],
  ['Pod', `spec: { ${containers}, volumes: [{ $patch: replace }] }`],
  ['Pod', `spec: { $setElementOrder/containers: [{ name: app }], ${containers} }`],
])('a part of a %s: %s', (kind, text) => {
  expect(isPatch(parseManifest(text), kind)).toBe(true);
});

test.each([
  ['Deployment', `spec: { selector: { matchLabels: { app: web } }, template: { spec: { ${containers} } } }`],
  ['Deployment', `spec: { template: { metadata: { labels: { app: web } }, spec: { ${containers} } } }`],
  ['Deployment', `spec: { selector: "{{ x }}", template: { spec: { ${containers} } } }`],
  ['ReplicationController', `spec: { selector: { app: web }, template: { spec: { ${containers} } } }`],
  ['CronJob', `spec: { schedule: x, jobTemplate: { spec: { template: { spec: { ${containers} } } } } }`],
  ['Job', `spec: { template: { spec: { ${containers} } } }`],
  ['Service', 'spec: { selector: { app: web } }'],
  ['Service', 'spec: { ports: [{ port: 80 }] }'],
  ['HorizontalPodAutoscaler', 'spec: { scaleTargetRef: { name: web } }'],
  ['PodDisruptionBudget', 'spec: { minAvailable: 1 }'],
  ['Pod', 'spec: { restartPolicy: Never }'],
  ['Pod', 'metadata: { annotations: { a: "$patch: delete" } }'],
])('a %s, if only a wrong one: %s', (kind, text) => {
  expect(isPatch(parseManifest(text), kind)).toBe(false);
});
