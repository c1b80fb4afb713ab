// Hooks, stop signals and probes beyond the measured cases: their siblings by container, by handler and by version.
import { describe } from 'vitest';
import { pod, podWith, table } from './verdict.ts';

const container = 'spec.containers[0]';
const sleep = (seconds: unknown) => ({ lifecycle: { preStop: { sleep: { seconds } } } });
const tooLong = (seconds: number, grace: number): readonly string[] => [
  `${container}.lifecycle.preStop.sleep: Invalid value: ${String(seconds)}: must be non-negative and less than terminationGracePeriodSeconds (${String(grace)})`,
];

describe('hooks', () => {
  table([
    ['a sleep as long as the grace period', podWith(sleep(30)), []],
    [
      'a sleep in postStart',
      podWith({ lifecycle: { postStart: { sleep: { seconds: 31 } } } }),
      [
        `${container}.lifecycle.postStart.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)`,
      ],
    ],
    ['a negative sleep', podWith(sleep(-1)), tooLong(-1, 30)],
    [
      'a sleep under a negative grace period',
      pod({ terminationGracePeriodSeconds: -1, containers: [{ name: 'app', image: 'app:1', ...sleep(0) }] }),
      tooLong(0, -1),
    ],
    [
      'no sleep at all before 1.33',
      podWith(sleep(0)),
      [
        `${container}.lifecycle.preStop.sleep: Invalid value: 0: must be greater than 0 and less than terminationGracePeriodSeconds (30). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`,
      ],
      { minor: 32 },
    ],
    [
      'no sleep at all with the gate',
      podWith(sleep(0)),
      [],
      { minor: 32, gates: { PodLifecycleSleepActionAllowZero: true } },
    ],
    ['a sleep where it is dropped, hook and all', podWith(sleep(300)), [], { minor: 29 }],
    [
      'a sleep before there was one',
      podWith(sleep(1)),
      [
        `${container}.lifecycle.preStop.sleep: strict decoding error: unknown field "${container}.lifecycle.preStop.sleep"`,
      ],
      { minor: 28 },
    ],
    [
      'a sleep of text',
      podWith(sleep('5')),
      [
        `${container}.lifecycle.preStop.sleep.seconds: json: cannot unmarshal string into Go struct field SleepAction.spec.containers.lifecycle.preStop.sleep.seconds of type int64`,
      ],
    ],
    [
      'two actions',
      podWith({ lifecycle: { preStop: { exec: { command: ['a'] }, sleep: { seconds: 1 } } } }),
      [`${container}.lifecycle.preStop.sleep: Forbidden: may not specify more than 1 handler type`],
    ],
    ['a tcpSocket, which will not work', podWith({ lifecycle: { preStop: { tcpSocket: { port: 'web' } } } }), []],
    [
      'a command with a number in it',
      podWith({ lifecycle: { preStop: { exec: { command: ['sleep', 5] } } } }),
      [
        `${container}.lifecycle.preStop.exec.command[1]: json: cannot unmarshal number into Go struct field ExecAction.spec.containers.lifecycle.preStop.exec.command of type string`,
      ],
    ],
    [
      'a port of nothing but digits in quotes',
      podWith({ lifecycle: { preStop: { httpGet: { port: '8080' } } } }),
      [`${container}.lifecycle.preStop.httpGet.port: Invalid value: "8080": must contain at least one letter (a-z)`],
    ],
    [
      'a scheme in lower case',
      podWith({ lifecycle: { preStop: { httpGet: { port: 80, scheme: 'https' } } } }),
      [`${container}.lifecycle.preStop.httpGet.scheme: Unsupported value: "https": supported values: "HTTP", "HTTPS"`],
    ],
    ['a null hook', podWith({ lifecycle: { preStop: null } }), []],
  ]);
});

describe('stop signals', () => {
  const signal = (stopSignal: string, os?: string) =>
    pod({ ...(os && { os: { name: os } }), containers: [{ name: 'app', image: 'app:1', lifecycle: { stopSignal } }] });
  const on = { gates: { ContainerStopSignals: true } };
  const at = `${container}.lifecycle.stopSignal`;

  table([
    ['anything where the field is dropped', signal('SIGFOO'), []],
    ['SIGTERM on Windows', signal('SIGTERM', 'windows'), [], on],
    [
      'SIGHUP on Windows',
      signal('SIGHUP', 'windows'),
      [`${at}: Unsupported value: "SIGHUP": supported values: "SIGKILL", "SIGTERM"`],
      on,
    ],
    ['a real-time signal on Linux', signal('SIGRTMIN+15', 'linux'), [], on],
    [
      'no os from 1.37 on',
      signal('SIGUSR1'),
      [`${at}: Forbidden: may not be set for containers with empty \`spec.os.name\``],
      { minor: 37 },
    ],
    ['before 1.33', signal('SIGTERM', 'linux'), [`${at}: strict decoding error: unknown field "${at}"`], { minor: 32 }],
    [
      'dropped with the lifecycle of an init container',
      pod({ initContainers: [{ name: 'i', image: 'i', lifecycle: { stopSignal: 'SIGTERM' } }] }),
      [],
    ],
  ]);
});

describe('probes', () => {
  const exec = { exec: { command: ['true'] } };
  const bad = (probe: string, field: string, words: string) => [`${container}.${probe}.${field}: ${words}`];

  table([
    [
      'zeros are defaults',
      podWith({ livenessProbe: { ...exec, timeoutSeconds: 0, successThreshold: 0, failureThreshold: 0 } }),
      [],
    ],
    ['readiness with two successes', podWith({ readinessProbe: { ...exec, successThreshold: 2 } }), []],
    [
      'startup with two successes',
      podWith({ startupProbe: { ...exec, successThreshold: 2 } }),
      bad('startupProbe', 'successThreshold', 'Invalid value: 2: must be 1'),
    ],
    [
      'a grace period of 0',
      podWith({ livenessProbe: { ...exec, terminationGracePeriodSeconds: 0 } }),
      bad('livenessProbe', 'terminationGracePeriodSeconds', 'Invalid value: 0: must be greater than 0'),
    ],
    [
      'a grace period that is dropped',
      podWith({ readinessProbe: { ...exec, terminationGracePeriodSeconds: 5 } }),
      [],
      { minor: 24 },
    ],
    ['grpc by number', podWith({ readinessProbe: { grpc: { port: 9000 } } }), []],
    [
      'grpc by name',
      podWith({ readinessProbe: { grpc: { port: 'grpc' } } }),
      bad(
        'readinessProbe',
        'grpc.port',
        'json: cannot unmarshal string into Go struct field GRPCAction.spec.containers.readinessProbe.grpc.port of type int32',
      ),
    ],
    [
      'grpc without a port',
      podWith({ readinessProbe: { grpc: {} } }),
      bad('readinessProbe', 'grpc.port', 'Invalid value: 0: must be between 1 and 65535, inclusive'),
    ],
    [
      'a port beyond the last',
      podWith({ livenessProbe: { tcpSocket: { port: 70_000 } } }),
      bad('livenessProbe', 'tcpSocket.port', 'Invalid value: 70000: must be between 1 and 65535, inclusive'),
    ],
    [
      'a header that is none',
      podWith({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Host:', value: 'x' }] } } }),
      bad(
        'livenessProbe',
        'httpGet.httpHeaders',
        "Invalid value: \"Host:\": a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')",
      ),
    ],
    [
      'a negative threshold',
      podWith({ readinessProbe: { ...exec, failureThreshold: -1 } }),
      bad('readinessProbe', 'failureThreshold', 'Invalid value: -1: must be greater than or equal to 0'),
    ],
    [
      'no action',
      podWith({ readinessProbe: {} }),
      [`${container}.readinessProbe: Required value: must specify a handler type`],
    ],
    [
      'a sidecar with two successes',
      pod({
        initContainers: [
          { name: 's', image: 's', restartPolicy: 'Always', livenessProbe: { ...exec, successThreshold: 2 } },
        ],
      }),
      ['spec.initContainers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1'],
    ],
  ]);
});
