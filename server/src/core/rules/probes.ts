// What several rules ask of probes.
import { isReadable, type Field } from '../base/origin.ts';
import type { ProbeTiming } from '../lifecycle/probeBounds.ts';
import type { Container, Probe, ProbeAction } from '../manifest/container.ts';
import type { Place } from '../base/place.ts';
import type { Workload } from '../manifest/manifest.ts';
import { probeTiming } from '../scenario/probeTiming.ts';
import type { WrittenMap } from '../syntax/written.ts';
import type { Related } from './rule.ts';

export const probeKeys = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
export type ProbeKey = (typeof probeKeys)[number];

export interface ProbeOfContainer {
  readonly key: ProbeKey;
  readonly probe: Probe;
  readonly container: Container;
}

/** Those that the kubelet runs: of ordinary containers and of sidecars, each with one handler. */
export function probesOf({ pod }: Workload): readonly ProbeOfContainer[] {
  return runningContainers(pod.spec.containers).flatMap((container) =>
    probeKeys.flatMap((key) => {
      const probe = container[key];
      return probe && probe.action.type !== 'invalid' ? [{ key, probe, container }] : [];
    }),
  );
}

export function runningContainers(containers: readonly Container[]): readonly Container[] {
  return containers.filter(({ role }) => role === 'ordinary' || role === 'sidecar');
}

/** The number to change, or the probe where it is not written. */
export function numberPlace({ origin }: Field<number>, { keyAt }: Probe): Place {
  return origin.type === 'written' ? origin.at : keyAt;
}

/** The lines of the numbers that a message is made of. */
export function relatedNumbers(
  fields: readonly (readonly [name: string, field: Field<number | string>])[],
): readonly Related[] {
  return fields.flatMap(([name, field]) => {
    if (field.origin.type !== 'written' || !isReadable(field)) return [];
    const text = `${name}: ${String(field.value)}`;
    return [{ at: field.origin.at, message: { en: text, ko: text } }];
  });
}

/** The numbers of a probe; undefined where one cannot be read, or is below 0, which the API server refuses. */
export function soundTiming(probe: Probe): ProbeTiming | undefined {
  const timing = probeTiming(probe);
  return timing && Object.values(timing).every((number) => number >= 0) ? timing : undefined;
}

/** From the first failure to the verdict, as the numbers say it; undefined where they cannot be read. */
export function windowSeconds({ periodSeconds, failureThreshold }: Probe): number | undefined {
  if (!isReadable(periodSeconds) || !isReadable(failureThreshold)) return undefined;
  return periodSeconds.value * failureThreshold.value;
}

/** What a handler asks, as one text; undefined where a part of it cannot be read. */
export function handlerText(action: ProbeAction): string | undefined {
  switch (action.type) {
    case 'exec':
      return isReadable(action.command) ? JSON.stringify(['exec', ...action.command.value]) : undefined;
    case 'httpGet': {
      const headers = action.httpHeaders.map(({ name, value }) => [name, value]).flat();
      return joined('httpGet', [action.scheme, action.host, action.port, action.path, ...headers]);
    }
    case 'tcpSocket':
      return joined('tcpSocket', [action.host, action.port]);
    case 'grpc':
      return joined('grpc', [action.port, action.service]);
    case 'invalid':
      return undefined;
  }
}

function joined(type: string, fields: readonly (Field<string | number> | undefined)[]): string | undefined {
  if (fields.some((field) => field && !isReadable(field))) return undefined;
  return JSON.stringify([type, ...fields.map((field) => field?.value ?? null)]);
}

/** A handler to write in another probe; undefined where a part of it cannot be read. */
export function writtenHandler(action: ProbeAction): WrittenMap | undefined {
  if (action.type === 'invalid' || handlerText(action) === undefined) return undefined;
  switch (action.type) {
    case 'exec':
      return { exec: { command: action.command.value ?? [] } };
    case 'tcpSocket':
      return { tcpSocket: writtenFields({ host: action.host, port: action.port }) };
    case 'grpc':
      return { grpc: writtenFields({ port: action.port, service: action.service }) };
    case 'httpGet': {
      const headers = action.httpHeaders.map(({ name, value }) => writtenFields({ name, value }));
      const { host, scheme, path, port } = action;
      return {
        httpGet: {
          ...writtenFields({ host, scheme, path, port }),
          ...(headers.length > 0 && { httpHeaders: headers }),
        },
      };
    }
  }
}

function writtenFields(fields: Readonly<Record<string, Field<string | number> | undefined>>): WrittenMap {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) =>
      field?.origin.type === 'written' && field.value !== undefined ? [[key, field.value]] : [],
    ),
  );
}
