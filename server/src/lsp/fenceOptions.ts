// The options of a fence, by the names that `graceline timeline` has for them.
import type { Localized } from '../core/base/localized.ts';
import { stageTriggers, triggers } from '../core/lifecycle/models.ts';
import { checkAssumption } from '../core/scenario/assumptions.ts';
import { parseKubernetesMinor } from '../core/settings.ts';
import type { FencedTimeline } from '../protocol/fencedTimeline.ts';
import type { WhatIf } from '../protocol/timelineView.ts';

export interface FenceOptions {
  readonly trigger: string;
  readonly picture: FencedTimeline['picture'];
  readonly whatIf: WhatIf;
  /** `Deployment/web`; undefined: the first workload. */
  readonly object: string | undefined;
}

const pictures: Readonly<Record<string, FencedTimeline['picture']>> = { mermaid: 'sequence', 'mermaid-gantt': 'gantt' };

const plain: FenceOptions = {
  trigger: 'deletion',
  picture: 'sequence',
  whatIf: { fields: {}, assumptions: {}, kubernetesVersion: null },
  object: undefined,
};

type Reader = (value: string, so: FenceOptions) => FenceOptions | Localized;

const readers: Readonly<Record<string, Reader>> = {
  '--trigger': (trigger, so) => {
    const known: readonly string[] = [...triggers, ...stageTriggers];
    return known.includes(trigger) ? { ...so, trigger } : oneOf('--trigger', known);
  },
  '--format': (format, so) => {
    const picture = Object.hasOwn(pictures, format) ? pictures[format] : undefined;
    return picture ? { ...so, picture } : oneOf('--format', Object.keys(pictures));
  },
  '--kubernetes-version': (kubernetesVersion, so) =>
    parseKubernetesMinor(kubernetesVersion) === undefined
      ? {
          en: '--kubernetes-version takes a version like 1.33.',
          ko: '--kubernetes-version에는 1.33 같은 버전을 적으세요.',
        }
      : { ...so, whatIf: { ...so.whatIf, kubernetesVersion } },
  '--assume': (entry, so) => {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(entry) ?? [];
    const problem = checkAssumption(key, value);
    if (problem) return { en: `--assume ${entry}: ${problem.en}.`, ko: `--assume ${entry}: ${problem.ko}.` };
    return { ...so, whatIf: { ...so.whatIf, assumptions: { ...so.whatIf.assumptions, [key]: value } } };
  },
};

/** The options, or what is wrong with them. */
export function readFenceOptions(text: string): FenceOptions | Localized {
  const words = text.split(/\s+/).filter((word) => word !== '');
  let so = plain;
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', next = ''] = words.slice(at, at + 2);
    if (!word.startsWith('-')) {
      so = { ...so, object: word };
      continue;
    }
    const [, name = word, joined] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    const answer = read ? read(joined ?? next, so) : unknownOption(name);
    if ('en' in answer) return answer;
    if (joined === undefined) at += 1;
    so = answer;
  }
  return so;
}

function unknownOption(name: string): Localized {
  const known = Object.keys(readers).join(', ');
  return {
    en: `A fence has no option ${name}; it has ${known}.`,
    ko: `펜스에 ${name} 옵션은 없습니다. 쓸 수 있는 옵션: ${known}`,
  };
}

function oneOf(name: string, known: readonly string[]): Localized {
  const list = known.join(', ');
  return { en: `${name} takes one of ${list}.`, ko: `${name}에는 ${list} 중 하나를 적으세요.` };
}
