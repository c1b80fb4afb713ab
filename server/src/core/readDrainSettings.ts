// The setting `drain`: nodes, the pods on them, and how `kubectl drain` is called.
import { parseDuration } from './base/duration.ts';
import type { Localized } from './base/localized.ts';
import { gracePeriodFlag, type DrainSettings } from './scenario/drainSettings.ts';
import type { NodeRequest } from './scenario/placement.ts';

interface Problem {
  readonly path: readonly string[];
  readonly message: Localized;
}

type Flags = DrainSettings['flags'];

const expected = {
  mapping: { en: 'expected a mapping', ko: '필요한 값: 매핑' },
  nodes: { en: 'expected a list of nodes, each with a name', ko: '필요한 값: 이름이 있는 노드의 목록' },
  names: { en: 'expected a list of names', ko: '필요한 값: 이름의 목록' },
  count: { en: 'expected a whole number from 0 on', ko: '필요한 값: 0 이상의 정수' },
  flag: { en: 'expected true or false', ko: '필요한 값: true 또는 false' },
  duration: { en: 'expected a duration like 30s', ko: '필요한 값: 30s 같은 시간' },
  key: { en: 'unknown setting', ko: '알 수 없는 설정' },
} satisfies Record<string, Localized>;

const flagNames = {
  force: 'force',
  ignoreDaemonsets: 'ignoreDaemonSets',
  deleteEmptydirData: 'deleteEmptyDirData',
  disableEviction: 'disableEviction',
} as const;

export const drainFlags = Object.keys(flagNames) as readonly (keyof typeof flagNames)[];

/** What cannot be used is left out and named. */
export function readDrainSettings(value: unknown): {
  readonly drain: DrainSettings;
  readonly problems: readonly Problem[];
} {
  const reader = new DrainReader();
  return { drain: reader.drain(value), problems: reader.problems };
}

class DrainReader {
  readonly problems: Problem[] = [];

  drain(value: unknown): DrainSettings {
    const { nodes = [], drained = [], ...flags } = this.#mapping(value, []);
    return {
      nodes: this.#list(nodes, ['nodes'], expected.nodes).flatMap((one) => this.#node(one)),
      drained: this.#list(drained, ['drained'], expected.names).map((one) =>
        this.#names(typeof one === 'string' ? [one] : one, ['drained']),
      ),
      flags: Object.assign({}, ...Object.entries(flags).map(([key, one]) => this.#flag(key, one))) as Flags,
    };
  }

  #node(value: unknown): readonly NodeRequest[] {
    if (typeof value === 'string') return [{ name: value, pods: undefined, maxPods: undefined }];
    const { name, pods, maxPods, ...others } = this.#mapping(value, ['nodes']);
    for (const other of Object.keys(others)) this.#refuse(['nodes', other], expected.key);
    if (typeof name !== 'string' || name === '') {
      this.#refuse(['nodes'], expected.nodes);
      return [];
    }
    const named = pods === undefined ? undefined : this.#names(pods, ['nodes']);
    return [{ name, pods: named, maxPods: maxPods === undefined ? undefined : this.#count(maxPods, ['nodes']) }];
  }

  #flag(key: string, value: unknown): Flags {
    if (key === 'gracePeriod') {
      const seconds = this.#count(value, [key]);
      return seconds === undefined ? {} : { gracePeriodSeconds: gracePeriodFlag(seconds) };
    }
    if (key === 'timeout') {
      const timeout = parseDuration(String(value));
      if (timeout !== undefined) return { timeout };
      this.#refuse([key], expected.duration);
      return {};
    }
    const flag = drainFlags.find((name) => name === key);
    if (flag && typeof value === 'boolean') return { [flagNames[flag]]: value };
    this.#refuse([key], flag ? expected.flag : expected.key);
    return {};
  }

  #mapping(value: unknown, path: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    this.#refuse(path, expected.mapping);
    return {};
  }

  #list(value: unknown, path: readonly string[], message: Localized): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.#refuse(path, message);
    return [];
  }

  #names(value: unknown, path: readonly string[]): readonly string[] {
    const names = this.#list(value, path, expected.names);
    if (names.every((name) => typeof name === 'string' && name !== '')) return names as readonly string[];
    this.#refuse(path, expected.names);
    return [];
  }

  #count(value: unknown, path: readonly string[]): number | undefined {
    const count = Number(String(value));
    if (Number.isInteger(count) && count >= 0) return count;
    this.#refuse(path, expected.count);
    return undefined;
  }

  #refuse(path: readonly string[], message: Localized): void {
    this.problems.push({ path, message });
  }
}
