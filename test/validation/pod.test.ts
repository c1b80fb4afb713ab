// Pods and their containers beyond the measured cases.
import { describe } from 'vitest';
import { pod, podWith, table } from './verdict.ts';

const container = 'spec.containers[0]';

describe('containers', () => {
  const twice = [
    { name: 'app', image: 'app:1' },
    { name: 'app', image: 'app:1' },
  ];

  table([
    ['none', pod({ containers: [] }), ['spec.containers: Required value']],
    [
      'without name and image',
      pod({ containers: [{}] }),
      [`${container}.name: Required value`, `${container}.image: Required value`],
    ],
    ['of the same name', pod({ containers: twice }), ['spec.containers[1].name: Duplicate value: "app"']],
    [
      'of the name of an init container',
      pod({ initContainers: [{ name: 'app', image: 'i' }] }),
      ['spec.initContainers[0].name: Duplicate value: "app"'],
    ],
    [
      'an image in spaces',
      podWith({ image: ' app ' }),
      [`${container}.image: Invalid value: " app ": must not have leading or trailing whitespace`],
    ],
    ['a policy of its own', podWith({ restartPolicy: 'OnFailure' }), []],
    [
      'a policy of its own before 1.34',
      podWith({ restartPolicy: 'Always' }),
      [`${container}.restartPolicy: Forbidden: may not be set for non-init containers`],
      { minor: 33 },
    ],
    [
      'rules without a policy',
      podWith({ restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] }),
      [`${container}.restartPolicy: Required value: must specify restartPolicy when restart rules are used`],
    ],
    [
      'an init container that is to be restarted, before 1.35',
      pod({ initContainers: [{ name: 'i', image: 'i', restartPolicy: 'Never' }] }),
      ['spec.initContainers[0].restartPolicy: Unsupported value: "Never": supported values: "Always"'],
      { minor: 33 },
    ],
    [
      'a volume that is not there',
      podWith({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }),
      [`${container}.volumeMounts[0].name: Not found: "data"`],
    ],
    [
      'two ports of one name',
      podWith({
        ports: [
          { containerPort: 80, name: 'web' },
          { containerPort: 81, name: 'web' },
        ],
      }),
      [`${container}.ports[1].name: Duplicate value: "web"`],
    ],
    [
      'a long port name',
      podWith({ ports: [{ containerPort: 80, name: 'a-very-long-name' }] }),
      [`${container}.ports[0].name: Invalid value: "a-very-long-name": must be no more than 15 characters`],
    ],
    [
      'more asked for than allowed',
      podWith({ resources: { requests: { cpu: '1500m' }, limits: { cpu: 1 } } }),
      [`${container}.resources.requests: Invalid value: "1500m": must be less than or equal to cpu limit of 1`],
    ],
    [
      'as much asked for as allowed',
      podWith({ resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: 0.1, memory: '1024Mi' } } }),
      [],
    ],
    [
      'a memory of no unit that is known',
      podWith({ resources: { limits: { memory: '64MB' } } }),
      [
        `${container}.resources.limits.memory: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
      ],
    ],
    [
      'a number for text in the environment',
      podWith({ env: [{ name: 'PORT', value: 8080 }] }),
      [
        `${container}.env[0].value: json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string`,
      ],
    ],
  ]);
});

describe('pods', () => {
  table([
    [
      'an ephemeral container',
      pod({ ephemeralContainers: [{ name: 'debug', image: 'busybox' }] }),
      ['spec.ephemeralContainers: Forbidden: cannot be set on create'],
    ],
    [
      'a restart policy that is none',
      pod({ restartPolicy: 'Sometimes' }),
      ['spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"'],
    ],
    ['a deadline', pod({ activeDeadlineSeconds: 10 }), []],
    [
      'a deadline of 0',
      pod({ activeDeadlineSeconds: 0 }),
      ['spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive'],
    ],
    [
      'a grace period of 30.0',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {terminationGracePeriodSeconds: 30.0, containers: [{name: a, image: b}]}',
      [],
    ],
    [
      'a grace period beyond 64 bits',
      pod({ terminationGracePeriodSeconds: 1e20 }),
      [
        'spec.terminationGracePeriodSeconds: json: cannot unmarshal number 100000000000000000000 into Go struct field PodSpec.spec.terminationGracePeriodSeconds of type int64',
      ],
    ],
    [
      'an os that is none',
      pod({ os: { name: 'plan9' } }),
      ['spec.os.name: Unsupported value: "plan9": supported values: "linux", "windows"'],
    ],
    [
      'seconds to tolerate what evicts nobody',
      pod({ tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 5 }] }),
      [
        'spec.tolerations[0].effect: Invalid value: "NoSchedule": effect must be \'NoExecute\' when `tolerationSeconds` is set',
      ],
    ],
  ]);
});
