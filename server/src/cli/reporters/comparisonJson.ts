// `observe --format json`. Names and forms are public: changing one breaks other people's scripts.
import type { ComparedEvent, Instant } from '../../core/observed/compare.ts';
import type { Comparison, Comparisons } from '../../core/observed/comparisons.ts';
import { comparisonRows } from '../../core/render/comparisonTexts.ts';
import type { Explain } from '../../core/render/explain.ts';
import { finite } from './timelineJson.ts';

export function comparisonJson(comparisons: Comparisons, explain: Explain): string {
  const { target, kubernetesVersion, predictedFrom, pods } = comparisons;
  const view = {
    version: 1,
    target,
    kubernetesVersion: kubernetesVersion ?? null,
    predictedFrom,
    pods: pods.map((one) => podJson(one, explain)),
  };
  return `${JSON.stringify(view, finite, 2)}\n`;
}

function podJson({ act, result }: Comparison, explain: Explain): object {
  const { pod, trigger, zero, over } = act;
  const began = zero.said?.at ?? zero.seen;
  const head = { pod, trigger, began: began === undefined ? null : new Date(began).toISOString(), over };
  if (result.type === 'unknown') return { ...head, unknown: result.why[explain.locale], events: [] };
  const rows = comparisonRows(result.events, result.timeline, explain);
  return { ...head, events: result.events.map((event, index) => eventJson(event, rows[index]?.event ?? '')) };
}

function eventJson({ predicted, measured, difference, verdict }: ComparedEvent, sentence: string): object {
  const told = predicted ?? measured?.event;
  return {
    type: told?.type,
    container: told?.container ?? null,
    predicted: predicted ? { earliest: predicted.earliest, latest: predicted.latest, detail: predicted.detail } : null,
    measured: measured ? { ...instantJson(measured.instant), detail: measured.event.detail } : null,
    difference,
    verdict,
    sentence,
  };
}

function instantJson({ at, resolution, arrived, origin }: Instant): object {
  return { at, resolution, arrived, origin: origin.type, by: origin.type === 'said' ? origin.by : origin.resource };
}
