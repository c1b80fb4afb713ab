// What no manifest shows, by name: how long the process takes to end, what a hook costs, how fast endpoints propagate.
// People may state each one; what they leave open is assumed here, and every use is noted so that it can be shown.
import { parseDuration, writeDuration, type Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { assumed, type Sourced } from '../base/origin.ts';
import type { ObjectRef } from '../manifest/manifest.ts';

/** As people write them: `app.exitsAfterStopSignal` → `3s`. */
export type Assumptions = ReadonlyMap<string, string>;

/** An assumption that a timeline rests on. */
export interface AssumptionUse {
  readonly key: string;
  /** In the form that people write, or `unknown` where the best and the worst case were both run. */
  readonly value: string;
  readonly origin: 'assumed';
  /** True where somebody stated it, false where it is ours. */
  readonly given: boolean;
}

type Form = 'duration' | 'hook' | 'boolean' | 'exitCode';

const containerKeys = {
  exitsAfterStopSignal: 'duration',
  exitCode: 'exitCode',
  exitsAfterDeletion: 'duration',
  runsFor: 'duration',
  preStopTakes: 'hook',
  postStartTakes: 'hook',
  preStopFails: 'boolean',
  postStartFails: 'boolean',
  startedAfter: 'duration',
  readyAfter: 'duration',
  liveUntil: 'duration',
  unreadyOnStopSignal: 'boolean',
} as const satisfies Record<string, Form>;

const podKeys = {
  endpointsPropagateIn: 'duration',
  requestsTake: 'duration',
  shutdownGracePeriod: 'duration',
  shutdownGracePeriodCriticalPods: 'duration',
  maxContainerRestartPeriod: 'duration',
  evictionMaxPodGracePeriod: 'duration',
} as const satisfies Record<string, Form>;

export type ContainerKey = keyof typeof containerKeys;
export type PodKey = keyof typeof podKeys;

/** As people write them; `C` is the name of a container. */
export const assumptionKeys: readonly string[] = [
  ...Object.keys(containerKeys).map((name) => `C.${name}`),
  ...Object.keys(podKeys),
];

/** Why an assumption is refused; undefined where it is fine. */
export function checkAssumption(key: string, value: string): Localized | undefined {
  const dot = key.lastIndexOf('.');
  const keys: Readonly<Record<string, Form>> = dot < 0 ? podKeys : containerKeys;
  const property = key.slice(dot + 1);
  const form = Object.hasOwn(keys, property) ? keys[property] : undefined;
  if (!form || dot === 0) {
    const known = assumptionKeys.join(', ');
    return {
      en: `unknown assumption "${key}"; there are ${known} (C: a container's name or *)`,
      ko: `알 수 없는 가정 "${key}". 쓸 수 있는 것: ${known} (C: 컨테이너 이름 또는 *)`,
    };
  }
  return hasForm(form, value) ? undefined : wrongForm(key, value, form);
}

function hasForm(form: Form, value: string): boolean {
  switch (form) {
    case 'duration':
      return parseDuration(value) !== undefined;
    case 'hook':
      return value === 'fails' || parseDuration(value) !== undefined;
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'exitCode':
      return /^\d{1,3}$/.test(value) && Number(value) <= 255;
  }
}

const durationForm: Localized = {
  en: 'a duration, as 500ms, 3s, 1m30s, 1h or never',
  ko: '시간 (500ms, 3s, 1m30s, 1h, never)',
};
const forms: Readonly<Record<Form, Localized>> = {
  duration: durationForm,
  hook: { en: `${durationForm.en}, or fails`, ko: `${durationForm.ko} 또는 fails` },
  boolean: { en: 'true or false', ko: 'true 또는 false' },
  exitCode: { en: 'a number from 0 to 255', ko: '0에서 255까지의 수' },
};

function wrongForm(key: string, value: string, form: Form): Localized {
  return {
    en: `"${value}" is no value for ${key}, which takes ${forms[form].en}`,
    ko: `${key}: "${value}" 값은 쓸 수 없습니다. 가능한 값: ${forms[form].ko}`,
  };
}

/** Reads assumptions for one workload and remembers which were used. */
export class AssumptionReader {
  readonly #given: Assumptions;
  readonly #workload: ObjectRef;
  readonly #used = new Map<string, AssumptionUse>();

  constructor(given: Assumptions, workload: ObjectRef) {
    this.#given = given;
    this.#workload = workload;
  }

  get used(): readonly AssumptionUse[] {
    return [...this.#used.values()];
  }

  /** A stated duration; undefined where nobody stated one. */
  duration(container: string, property: ContainerKey): Sourced<Millis> | undefined {
    return this.#read(container, property, parseDuration);
  }

  boolean(container: string, property: ContainerKey): Sourced<boolean> | undefined {
    return this.#read(container, property, (text) => text === 'true');
  }

  exitCode(container: string): Sourced<number> | undefined {
    return this.#read(container, 'exitCode', Number);
  }

  /** Stated as `fails`: the hook fails at once. */
  hookFails(container: string, property: 'preStopTakes' | 'postStartTakes'): Sourced<boolean> | undefined {
    return this.#read(container, property, (text) => (text === 'fails' ? true : undefined));
  }

  /** A stated duration of the pod, else ours. */
  podDuration(property: PodKey, ours: Millis): Sourced<Millis> {
    const stated = this.statedPodDuration(property);
    if (stated === undefined) this.#note(property, writeDuration(ours), false);
    return assumed(property, stated ?? ours);
  }

  /** Undefined where nobody stated one. */
  statedPodDuration(property: PodKey): Millis | undefined {
    const text = this.#given.get(property);
    const stated = text === undefined ? undefined : parseDuration(text);
    if (stated !== undefined) this.#note(property, writeDuration(stated), true);
    return stated;
  }

  /** Notes a value of ours; `unknown` where the best and the worst case are both run. */
  assume<T>(container: string, property: ContainerKey, value: T, shown: string): Sourced<T> {
    const key = `${container}.${property}`;
    this.#note(key, shown, false);
    return assumed(key, value);
  }

  #read<T>(container: string, property: ContainerKey, parse: (text: string) => T | undefined): Sourced<T> | undefined {
    const { kind, name } = this.#workload;
    for (const prefix of [`${kind}/${name}/${container}`, container, `${kind}/${name}/*`, '*']) {
      const text = this.#given.get(`${prefix}.${property}`);
      if (text === undefined || !hasForm(containerKeys[property], text)) continue;
      const value = parse(text);
      if (value === undefined) return undefined;
      const key = `${container}.${property}`;
      this.#note(key, text, true);
      return assumed(key, value);
    }
    return undefined;
  }

  #note(key: string, value: string, given: boolean): void {
    this.#used.set(key, { key, value, origin: 'assumed', given });
  }
}
