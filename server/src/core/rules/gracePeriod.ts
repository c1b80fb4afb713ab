// What rules say and change about terminationGracePeriodSeconds.
import { never, type Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { isReadable, whoseDefault, type Sourced } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import type { PodSpec, Workload } from '../manifest/manifest.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { setKey } from '../syntax/edits.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import type { Related, RuleContext, RuleFix } from './rule.ts';

/** What a process is given to end in where nobody knows what it needs: Kubernetes' own default. */
export const defaultDrainSeconds = 30;

/** What should be left of the grace period beside hook and process, so that a slow second does not kill. */
export function marginSeconds({ safetyMargin }: { readonly safetyMargin: Millis }): number {
  return safetyMargin / 1000;
}

/** What a process is left after a hook: what it is known to need with a margin, and never less than others are. */
export function stopSecondsAfterHook(knownDrainSeconds: number | undefined, context: RuleContext): number {
  return Math.max((knownDrainSeconds ?? 0) + marginSeconds(context), defaultDrainSeconds);
}

export interface GracePeriod {
  readonly spec: PodSpec;
  /** As the manifest says it, or Kubernetes' default. */
  readonly written: Sourced<number>;
  /** As the kubelet takes it: a negative one acts as 1 (R2). */
  readonly seconds: number;
  /** The field that it is; another one where a controller makes the pods in its own way. */
  readonly key: string;
}

/** Undefined where it cannot be read. */
export function gracePeriodOf(spec: PodSpec): GracePeriod | undefined {
  const written = spec.terminationGracePeriodSeconds;
  if (!isReadable(written)) return undefined;
  const field = 'field' in written.origin ? written.origin.field : 'terminationGracePeriodSeconds';
  const key = field.slice(field.lastIndexOf('.') + 1);
  return { spec, written, seconds: written.value < 0 ? 1 : written.value, key };
}

/**
 * How long the process takes to end after its stop signal at most: as somebody states it, else as its framework or server
 * is known to. Undefined where nobody knows, or where only SIGKILL ends it.
 */
export function drainSeconds(
  container: Container,
  workload: Workload,
  context: Pick<RuleContext, 'assumptions' | 'unit'>,
): number | undefined {
  const assumptions = new AssumptionReader(context.assumptions, workload.ref);
  const stated = assumptions.duration(container.name, 'exitsAfterStopSignal')?.value;
  const drain = stated ?? shutdownIn(context.unit, workload, container).exitsAfterStopSignal?.hi;
  return drain === undefined || drain === never ? undefined : drain / 1000;
}

export interface Kill {
  readonly killSeconds: number;
  /** What of the version of Kubernetes explains it. */
  readonly note: Localized;
}

/** When SIGKILL comes, from the deletion, where the hook takes this long or is abandoned before (R31). */
export function killAfterHook(
  { seconds }: GracePeriod,
  hookSeconds: number,
  { kubernetesMinor: minor }: RuleContext,
): Kill {
  const hook = Math.min(hookSeconds, seconds);
  // The kubelets of these versions start the grace period anew once the hook has ended or been abandoned.
  if (hook === 0 || minor === undefined || minor < 22 || minor > 27) {
    return { killSeconds: Math.max(seconds, hook + 2), note: { en: '', ko: '' } };
  }
  const version = `Kubernetes 1.${String(minor)}`;
  return {
    killSeconds: hook + seconds,
    note: {
      en: ` (${version} does not deduct the hook from the grace period)`,
      ko: ` (${version}: 훅 시간을 유예 기간에서 빼지 않음)`,
    },
  };
}

/** The line that says how long the grace period is, or where one would write it. */
export function relatedGracePeriod({ written, key }: GracePeriod): readonly Related[] {
  const value = String(written.value);
  switch (written.origin.type) {
    case 'written':
      return [
        {
          at: written.origin.at,
          message: { en: `the grace period: ${value} s`, ko: `유예 기간: ${value}초` },
        },
      ];
    case 'defaulted': {
      const whose = whoseDefault(written.origin);
      return [
        {
          at: written.origin.insertAt,
          message: {
            en: `no ${key} here: ${whose.en} ${value} s`,
            ko: `${key}가 없어 ${whose.ko} ${value}초`,
          },
        },
      ];
    }
    case 'assumed':
    case 'requested':
      return [];
  }
}

/** Raises the grace period so that the hook and then the process have their time. */
export function raiseGracePeriod(
  { spec, key }: GracePeriod,
  preStopSeconds: number,
  stopSeconds: number,
  context: RuleContext,
): readonly RuleFix[] {
  const hook = Math.ceil(preStopSeconds);
  const drain = Math.ceil(stopSeconds);
  if (!Number.isSafeInteger(hook + drain)) return [];
  const edit = setKey(context.document, spec.at.span, key, hook + drain);
  if (!edit) return [];
  const sum = String(hook + drain);
  return [
    {
      title: {
        en: `Set ${key} to ${sum}${hook > 0 ? ` (${String(hook)} s preStop + ${String(drain)} s to stop)` : ''}`,
        ko: `${key}: ${sum} 설정${hook > 0 ? ` (preStop ${String(hook)}초 + 종료 ${String(drain)}초)` : ''}`,
      },
      safe: true,
      edits: [edit],
    },
  ];
}
