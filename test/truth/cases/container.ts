// Containers of cases, in the words of the cases: how long a process takes for what, and whether it is there at all.
import * as v from 'valibot';
import { Uncovered } from './evaluate.ts';
import type { Json } from './pod.ts';

const duration = v.union([v.number(), v.literal('never')]);

/** A probe of a case: its handler is told by what it runs, as in `exit 1`. */
const probe = v.strictObject({
  exec: v.string(),
  initialDelaySeconds: v.optional(v.number()),
  periodSeconds: v.optional(v.number()),
  timeoutSeconds: v.optional(v.number()),
  successThreshold: v.optional(v.number()),
  failureThreshold: v.optional(v.number()),
  terminationGracePeriodSeconds: v.optional(v.number()),
});

export const containerCase = v.strictObject({
  name: v.string(),
  kind: v.optional(v.picklist(['main', 'sidecar', 'init'])),
  restartPolicy: v.nullish(v.picklist(['Always', 'OnFailure', 'Never'])),
  /** From the stop signal to the exit; left out: at once. */
  secondsToExitAfterSIGTERM: v.optional(duration),
  exitCodeOnTerm: v.optional(v.number()),
  preStopSeconds: v.optional(duration),
  postStartSeconds: v.optional(duration),
  /** Ends by itself that long after its start. */
  runSeconds: v.optional(duration),
  exitCode: v.optional(v.number()),
  /** False: it is not there when the pod is stopped. */
  running: v.optional(v.boolean()),
  /** When the file appears that the startup probe looks for. */
  startedFileAfterSeconds: v.optional(v.number()),
  startupProbe: v.optional(probe),
  livenessProbe: v.optional(probe),
  readinessProbe: v.optional(probe),
});
export type ContainerCase = v.InferOutput<typeof containerCase>;

export function manifestOf(container: ContainerCase, asInit: boolean): Json {
  const { name, kind, restartPolicy, preStopSeconds, postStartSeconds } = container;
  const hook = (command: string): Json => ({ exec: { command: [command] } });
  const sidecar = kind === 'sidecar' || (asInit && restartPolicy === 'Always');
  const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
  return {
    name,
    ...(sidecar ? { restartPolicy: 'Always' } : restartPolicy && { restartPolicy }),
    lifecycle: {
      ...(preStopSeconds === undefined ? {} : { preStop: hook('/prestop') }),
      ...(postStartSeconds === undefined ? {} : { postStart: hook('/poststart') }),
    },
    ...Object.fromEntries(
      probes.flatMap((key) => {
        const value = container[key];
        return value ? [[key, { ...value, exec: { command: ['/bin/sh', '-c', value.exec] } }] as const] : [];
      }),
    ),
  };
}

export function assumptionsOf(container: ContainerCase): readonly (readonly [string, string])[] {
  const { name, runSeconds, preStopSeconds, postStartSeconds } = container;
  const given = (key: string, value: string | undefined): readonly (readonly [string, string])[] =>
    value === undefined ? [] : [[`${name}.${key}`, value]];
  const code = container.exitCode ?? container.exitCodeOnTerm;
  return [
    ...given('exitsAfterStopSignal', durationText(container.secondsToExitAfterSIGTERM ?? 0)),
    ...given('exitCode', code === undefined ? undefined : String(code)),
    ...given('preStopTakes', preStopSeconds === undefined ? undefined : durationText(preStopSeconds)),
    ...given('postStartTakes', postStartSeconds === undefined ? undefined : durationText(postStartSeconds)),
    ...given('runsFor', runSeconds === undefined ? undefined : durationText(runSeconds)),
    ...given('startedAfter', container.startupProbe && passesAfter(container.startupProbe.exec, container)),
    ...given('readyAfter', container.readinessProbe && passesAfter(container.readinessProbe.exec, container)),
    ...given('liveUntil', container.livenessProbe && failsAfter(container.livenessProbe.exec)),
  ];
}

function durationText(duration: number | 'never'): string {
  return duration === 'never' ? 'never' : `${String(duration)}s`;
}

function passesAfter(command: string, { startedFileAfterSeconds }: ContainerCase): string {
  if (command === 'exit 1') return 'never';
  if (command === 'exit 0') return '0s';
  if (startedFileAfterSeconds !== undefined) return durationText(startedFileAfterSeconds);
  throw new Uncovered(`nothing says when a probe that runs ${JSON.stringify(command)} passes`);
}

function failsAfter(command: string): string {
  if (command === 'exit 1') return '0s';
  if (command === 'exit 0') return 'never';
  throw new Uncovered(`nothing says when a probe that runs ${JSON.stringify(command)} fails`);
}
