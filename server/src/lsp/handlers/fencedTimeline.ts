// Of a fence only what stands in it counts, and no settings: a document shows the same to everybody who reads it.
import { AnalysisHost } from '../../core/analysisHost.ts';
import type { TimelineTarget } from '../../core/analysis.ts';
import type { Locale, Localized } from '../../core/base/localized.ts';
import { fileUri } from '../../core/base/place.ts';
import { defaultSettings } from '../../core/settings.ts';
import type { Fence, FencedTimeline } from '../../protocol/fencedTimeline.ts';
import { readFenceOptions } from '../fenceOptions.ts';
import { toTargetView } from '../toProto.ts';
import { timeline } from './timeline.ts';

const uri = fileUri('graceline-fence:/fence.yaml');

export function fencedTimeline({ options: written, text }: Fence, locale: Locale): FencedTimeline {
  const none = (why: Localized): FencedTimeline => ({
    result: { type: 'none', message: why[locale] },
    picture: 'sequence',
  });
  const options = readFenceOptions(written);
  if ('en' in options) return none(options);
  const host = new AnalysisHost();
  host.applyChanges([{ uri, text }]);
  const analysis = host.analysis({ ...defaultSettings, locale });
  const { object, trigger, whatIf, picture } = options;
  const target = analysis.targets(uri).find((one) => object === undefined || isNamed(one, object));
  if (!target) return none(object === undefined ? noWorkload : notThere(object));
  const question = { target: toTargetView(target), trigger, whatIf };
  return { result: timeline(analysis, question, locale, () => text), picture };
}

/** `Deployment/web`, `Deployment/shop/web`. */
function isNamed({ object: { kind, namespace, name } }: TimelineTarget, named: string): boolean {
  const whole = `${kind}/${namespace ?? 'default'}/${name}`.toLowerCase();
  return [`${kind}/${name}`.toLowerCase(), whole].includes(named.toLowerCase());
}

const noWorkload = {
  en: 'There is no workload here: write a manifest of a Pod, Deployment, StatefulSet, DaemonSet or Job between the fences.',
  ko: '워크로드가 없습니다. 펜스 사이에 Pod, Deployment, StatefulSet, DaemonSet 또는 Job의 매니페스트를 적으세요.',
};

function notThere(object: string): Localized {
  return { en: `There is no ${object} here.`, ko: `여기에 ${object}은(는) 없습니다.` };
}
