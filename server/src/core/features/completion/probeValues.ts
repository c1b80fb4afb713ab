// Numbers of probes, each with what it comes to.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { Container, Probe } from '../../manifest/container.ts';
import { isWorkload } from '../../manifest/manifest.ts';
import {
  failsAfterSilence,
  passesAfterStart,
  startupBudgetSeconds,
  type InstantRange,
  type ProbeTiming,
} from '../../lifecycle/probeBounds.ts';
import { probeTiming } from '../../scenario/probeTiming.ts';
import { entry } from '../../syntax/navigate.ts';
import { block, type Suggestion, type Typing } from './typing.ts';

type ProbeKey = 'startupProbe' | 'readinessProbe' | 'livenessProbe';

export function probeNumbers({ manifest, field, key }: Typing): readonly Suggestion[] {
  if (!isWorkload(manifest) || key === undefined || !isNumber(key)) return [];
  for (const container of manifest.pod.spec.containers) {
    for (const probeKey of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
      const probe = field === `${container.path}.${probeKey}` ? container[probeKey] : undefined;
      if (probe) return numbersOf(container, probeKey, probe, key);
    }
  }
  return [];
}

function isNumber(key: string): key is keyof typeof usual {
  return Object.hasOwn(usual, key);
}

/** What people choose from; each is shown with its consequence. */
const usual = {
  initialDelaySeconds: [0, 5, 10, 30],
  periodSeconds: [1, 5, 10, 30],
  timeoutSeconds: [1, 2, 5, 10],
  failureThreshold: [1, 3, 5, 10],
} as const;

/** A startup probe is there to wait long. */
const startupFailures = [6, 12, 30, 60];

function numbersOf(
  container: Container,
  probeKey: ProbeKey,
  probe: Probe,
  key: keyof typeof usual,
): readonly Suggestion[] {
  const timing = probeTiming(probe);
  if (!timing) return [];
  const chosen = probeKey === 'startupProbe' && key === 'failureThreshold' ? startupFailures : usual[key];
  const numbers = new Set<number>([...chosen, ...(probeKey === 'livenessProbe' ? looser(container, timing, key) : [])]);
  return [...numbers]
    .toSorted((a, b) => a - b)
    .map((value) => ({
      text: String(value),
      type: 'value',
      detail: consequence(probeKey, { ...timing, [key]: value }, container),
    }));
}

/** So that readiness takes the load away twice as early as liveness restarts. */
function looser({ readinessProbe }: Container, { periodSeconds }: ProbeTiming, key: string): readonly number[] {
  const readiness = readinessProbe && probeTiming(readinessProbe);
  if (!readiness || key !== 'failureThreshold') return [];
  return [Math.ceil((2 * readiness.failureThreshold * readiness.periodSeconds) / periodSeconds)];
}

function consequence(probeKey: ProbeKey, timing: ProbeTiming, container: Container): Localized {
  const silence = range(failsAfterSilence(timing));
  switch (probeKey) {
    case 'startupProbe': {
      const budget = formatSeconds(seconds(startupBudgetSeconds(timing)));
      return { en: `${budget} to start in`, ko: `시작 제한 시간 ${budget}` };
    }
    case 'readinessProbe': {
      const ready = range(passesAfterStart(timing));
      return {
        en: `ready after ${ready}, not ready after ${silence} of silence`,
        ko: `${ready} 뒤 ready, ${silence} 무응답이면 not ready`,
      };
    }
    case 'livenessProbe':
      return withReadiness(silence, container);
  }
}

function withReadiness(silence: string, { readinessProbe }: Container): Localized {
  const readiness = readinessProbe && probeTiming(readinessProbe);
  if (!readiness) return { en: `killed after ${silence} of silence`, ko: `${silence} 무응답이면 종료` };
  const unready = range(failsAfterSilence(readiness));
  return {
    en: `killed after ${silence} of silence; not ready after ${unready}`,
    ko: `${silence} 무응답이면 종료, ${unready}이면 not ready`,
  };
}

function range({ earliest, latest }: InstantRange): string {
  return `${earliest / 1000} … ${formatSeconds(latest)}`;
}

/** A startup probe that asks what liveness asks, for containers that have only the latter. */
export function startupProbes(typing: Typing): readonly Suggestion[] {
  const { manifest, field, key, mapping, document, column } = typing;
  if (!isWorkload(manifest) || key !== undefined || entry(mapping, 'startupProbe')) return [];
  const container = manifest.pod.spec.containers.find(({ path }) => path === field);
  const probe = container?.livenessProbe;
  const timing = probe && probeTiming(probe);
  if (!timing || probe.action.type === 'invalid') return [];
  const failureThreshold = Math.max(1, Math.ceil(startSeconds / timing.periodSeconds));
  const action = shifted(document.text, probe.action.at.span.start, probe.action.at.span.end, column + 2);
  const numbers = [`periodSeconds: ${timing.periodSeconds}`, `failureThreshold: ${failureThreshold}`];
  const budget = formatSeconds(seconds(failureThreshold * timing.periodSeconds));
  return [
    {
      text: block(typing, ['startupProbe', [action, ...numbers]]),
      type: 'block',
      detail: {
        en: `${budget} to start in, before liveness asks the same`,
        ko: `liveness와 같은 검사로 시작 제한 시간 ${budget}`,
      },
    },
  ];
}

const startSeconds = 300;

/** A stretch of the text as it is written in another column. */
function shifted(text: string, start: number, end: number, column: number): string {
  const from = start - (text.lastIndexOf('\n', start - 1) + 1);
  const lines = text.slice(start, end).split(/\r?\n/);
  return lines
    .map((line, index) => (index === 0 ? line : ' '.repeat(column) + line.slice(Math.min(from, indent(line)))))
    .join('\n');
}

function indent(line: string): number {
  return line.length - line.trimStart().length;
}
