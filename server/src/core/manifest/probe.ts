// Startup, readiness and liveness probes.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { probeDefaults } from './defaults.ts';
import { child, defaulted, find, pairPlace, readInteger, readString, type FieldReader } from './fieldReader.ts';
import {
  readAction,
  readExec,
  readHttpGet,
  readTcpSocket,
  type ExecAction,
  type HttpGetAction,
  type InvalidAction,
  type TcpSocketAction,
} from './handler.ts';
import { lazily } from './lazily.ts';

export interface Probe {
  readonly at: Place;
  readonly keyAt: Place;
  readonly path: string;
  readonly action: ProbeAction;
  readonly initialDelaySeconds: Field<number>;
  readonly periodSeconds: Field<number>;
  readonly timeoutSeconds: Field<number>;
  readonly successThreshold: Field<number>;
  readonly failureThreshold: Field<number>;
  readonly terminationGracePeriodSeconds: Field<number> | undefined;
}

export interface GrpcAction {
  readonly type: 'grpc';
  readonly at: Place;
  readonly port: Field<number> | undefined;
  readonly service: Field<string>;
}

export type ProbeAction = ExecAction | HttpGetAction | TcpSocketAction | GrpcAction | InvalidAction;

interface ProbeSource {
  readonly reader: FieldReader;
  readonly at: Place;
  readonly keyAt: Place;
}

const readLazily = lazily<ProbeSource, Probe>({
  at: ({ at }) => at,
  keyAt: ({ keyAt }) => keyAt,
  path: ({ reader }) => reader.path,
  action: ({ reader }) => readProbeAction(reader),
  initialDelaySeconds: ({ reader }) => readCount(reader, 'initialDelaySeconds'),
  periodSeconds: ({ reader }) => readCount(reader, 'periodSeconds'),
  timeoutSeconds: ({ reader }) => readCount(reader, 'timeoutSeconds'),
  successThreshold: ({ reader }) => readCount(reader, 'successThreshold'),
  failureThreshold: ({ reader }) => readCount(reader, 'failureThreshold'),
  terminationGracePeriodSeconds: ({ reader }) => readInteger(reader, 'terminationGracePeriodSeconds'),
});

export function readProbe(container: FieldReader, key: string): Probe | undefined {
  const entry = find(container, key);
  if (!entry) return undefined;
  const keyAt = { document: container.document, span: entry.key.span };
  return readLazily({ reader: child(container, key), at: pairPlace(container, entry), keyAt });
}

function readProbeAction(probe: FieldReader): ProbeAction {
  return readAction<'exec' | 'httpGet' | 'tcpSocket' | 'grpc', ProbeAction>(
    probe,
    ['exec', 'httpGet', 'tcpSocket', 'grpc'],
    (type, reader, at) => {
      switch (type) {
        case 'exec':
          return readExec(reader, at);
        case 'httpGet':
          return readHttpGet(reader, at);
        case 'tcpSocket':
          return readTcpSocket(reader, at);
        case 'grpc': {
          const service = readString(reader, 'service') ?? defaulted(reader, 'service', '');
          return { type, at, port: readInteger(reader, 'port'), service };
        }
      }
    },
  );
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
