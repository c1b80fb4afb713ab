// Controllers beyond the measured cases.
import { describe, expect, test } from 'vitest';
import { job, object, table, verdict, workload } from './verdict.ts';

const longSleep = { containers: [{ name: 'app', image: 'app:1', lifecycle: { preStop: { sleep: { seconds: 40 } } } }] };
const tooLong = 'Invalid value: 40: must be non-negative and less than terminationGracePeriodSeconds (30)';

describe('every controller', () => {
  const kinds = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'];

  test.for(kinds)('%s looks into its template', (kind) => {
    expect(verdict(workload(kind, {}))).toEqual([]);
    expect(verdict(workload(kind, {}, longSleep))).toEqual([
      `spec.template.spec.containers[0].lifecycle.preStop.sleep: ${tooLong}`,
    ]);
    expect(verdict(workload(kind, {}, { restartPolicy: 'OnFailure' }))).toEqual([
      'spec.template.spec.restartPolicy: Unsupported value: "OnFailure": supported values: "Always"',
    ]);
    expect(verdict(workload(kind, {}, { activeDeadlineSeconds: 5 }))).toHaveLength(1);
    expect(verdict(workload(kind, {}, { ephemeralContainers: [{ name: 'debug', image: 'i' }] }))).toEqual([
      'spec.template.spec.ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template',
    ]);
    expect(verdict(workload(kind, { selector: undefined }))).not.toEqual([]);
    expect(verdict(workload(kind, { selector: {} }))).not.toEqual([]);
    expect(verdict(workload(kind, { selector: { matchLabels: { app: 'other' } } }))).toEqual([
      'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
    ]);
    expect(verdict(workload(kind, { minReadySeconds: -1 }))).toEqual([
      'spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0',
    ]);
  });

  table([
    ['a StatefulSet was not looked into before 1.34', workload('StatefulSet', {}, longSleep), [], { minor: 33 }],
    [
      'a ReplicationController selects its own labels',
      object('v1', 'ReplicationController', {
        template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'a' }] } },
      }),
      [],
    ],
    [
      'a ReplicationController without a template',
      object('v1', 'ReplicationController', { selector: { a: 'b' } }),
      ['spec.template: Required value'],
    ],
    [
      'expressions select, too',
      workload('Deployment', {
        selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'api'] }] },
      }),
      [],
    ],
    [
      'an expression without values',
      workload('Deployment', { selector: { matchExpressions: [{ key: 'app', operator: 'In' }] } }),
      [
        "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
        'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
      ],
    ],
  ]);
});

describe('strategies', () => {
  const daemon = (rollingUpdate: unknown) => workload('DaemonSet', { updateStrategy: { rollingUpdate } });
  const stateful = (updateStrategy: unknown) => workload('StatefulSet', { updateStrategy });

  table([
    [
      'a Deployment of another type',
      workload('Deployment', { strategy: { type: 'OnDelete' } }),
      ['spec.strategy: Unsupported value: "OnDelete": supported values: "Recreate", "RollingUpdate"'],
    ],
    ['a surge of more than all', workload('Deployment', { strategy: { rollingUpdate: { maxSurge: '150%' } } }), []],
    [
      'half a pod',
      workload('Deployment', { strategy: { rollingUpdate: { maxSurge: 1.5 } } }),
      [
        'spec.strategy.rollingUpdate.maxSurge: json: cannot unmarshal number into Go struct field RollingUpdateDeployment.spec.strategy.rollingUpdate.maxSurge of type int32',
      ],
    ],
    [
      'a deadline no longer than readiness',
      workload('Deployment', { minReadySeconds: 20, progressDeadlineSeconds: 20 }),
      ['spec.progressDeadlineSeconds: Invalid value: 20: must be greater than minReadySeconds'],
    ],
    [
      'a surge beside the default of a DaemonSet',
      daemon({ maxSurge: 1 }),
      ['spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero'],
    ],
    ['a surge instead', daemon({ maxSurge: 1, maxUnavailable: 0 }), []],
    [
      'more than all daemons',
      daemon({ maxUnavailable: '101%' }),
      ['spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%'],
    ],
    [
      'a partition below 0',
      stateful({ rollingUpdate: { partition: -1 } }),
      ['spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'a rolling update on deletion',
      stateful({ type: 'OnDelete', rollingUpdate: { partition: 1 } }),
      [
        'spec.updateStrategy.rollingUpdate: Invalid value: {"partition":1}: only allowed for updateStrategy \'RollingUpdate\'',
      ],
    ],
    ['none unavailable, dropped', stateful({ rollingUpdate: { maxUnavailable: 0 } }), []],
    [
      'none unavailable',
      stateful({ rollingUpdate: { maxUnavailable: 0 } }),
      ['spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: 0: cannot be 0'],
      { gates: { MaxUnavailableStatefulSet: true } },
    ],
  ]);
});

describe('jobs', () => {
  const rules = {
    podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] },
  };
  const cron = (spec: object) =>
    object('batch/v1', 'CronJob', {
      schedule: '*/5 * * * *',
      jobTemplate: {
        spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a' }] } } },
      },
      ...spec,
    });

  table([
    [
      'that never ends',
      job({}, { restartPolicy: 'Always' }),
      ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
    [
      'that says nothing of its end',
      job({}, { restartPolicy: undefined }),
      ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
    ['with a long sleep', job({}, longSleep), [`spec.template.spec.containers[0].lifecycle.preStop.sleep: ${tooLong}`]],
    ['with a policy for failures', job(rules), []],
    [
      'restarted on failure beside a policy for it',
      job(rules, { restartPolicy: 'OnFailure' }),
      [
        'spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified',
      ],
    ],
    [
      'replaced too early',
      job({ ...rules, podReplacementPolicy: 'TerminatingOrFailed' }),
      ['spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"'],
    ],
    [
      'with a selector',
      job({ selector: { matchLabels: { a: 'b' } } }),
      ['spec.selector: Invalid value: {"matchLabels":{"a":"b"}}: `selector` not auto-generated'],
    ],
    ['every five minutes', cron({}), []],
    [
      'at no time',
      cron({ schedule: '5 * *' }),
      ['spec.schedule: Invalid value: "5 * *": expected exactly 5 fields, found 3: [5 * *]'],
    ],
    [
      'that are replaced',
      cron({ concurrencyPolicy: 'Kill' }),
      ['spec.concurrencyPolicy: Unsupported value: "Kill": supported values: "Allow", "Forbid", "Replace"'],
    ],
    [
      'of a CronJob that never end',
      cron({ jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', image: 'a' }] } } } } }),
      ['spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
    [
      'of a CronJob with too long a name',
      JSON.stringify({ ...(JSON.parse(cron({})) as object), metadata: { name: 'a'.repeat(53) } }),
      [`metadata.name: Invalid value: "${'a'.repeat(53)}": must be no more than 52 characters`],
    ],
  ]);
});
