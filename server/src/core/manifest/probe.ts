// Startup, readiness and liveness probes.
import type { Field } from '../base/origin.ts';
import { join } from '../syntax/navigate.ts';
import type { Probe, ProbeHandler } from './container.ts';
import { probeDefaults } from './defaults.ts';
import { child, defaulted, find, pairPlace, readInteger, type FieldReader } from './fieldReader.ts';

const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;

export function readProbe(container: FieldReader, key: string): Probe | undefined {
  const entry = find(container, key);
  if (!entry) return undefined;
  const reader = child(container, key);
  return {
    at: pairPlace(container, entry),
    keyAt: { document: container.document, span: entry.key.span },
    path: join(container.path, key),
    handler: readHandler(reader),
    initialDelaySeconds: readCount(reader, 'initialDelaySeconds'),
    periodSeconds: readCount(reader, 'periodSeconds'),
    timeoutSeconds: readCount(reader, 'timeoutSeconds'),
    successThreshold: readCount(reader, 'successThreshold'),
    failureThreshold: readCount(reader, 'failureThreshold'),
    terminationGracePeriodSeconds: readInteger(reader, 'terminationGracePeriodSeconds'),
  };
}

function readHandler(reader: FieldReader): ProbeHandler {
  const [first, ...others] = handlers.filter((handler) => find(reader, handler) !== undefined);
  return first !== undefined && others.length === 0 ? first : 'invalid';
}

/**
 * Kubernetes takes 0 for unset (R61): the value is then its default, and `insertAt` the written 0, which is what the
 * author would change.
 */
function readCount(reader: FieldReader, key: keyof typeof probeDefaults): Field<number> {
  const written = readInteger(reader, key);
  const fallback: number = probeDefaults[key];
  if (written === undefined) return defaulted(reader, key, fallback);
  if (written.value !== 0 || written.origin.type !== 'written' || fallback === 0) return written;
  const { field, at } = written.origin;
  return { value: fallback, origin: { type: 'defaulted', field, insertAt: at } };
}
