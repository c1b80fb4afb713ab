// The ports that the probes and hooks of a container ask.
import type { Field } from '../base/origin.ts';
import type { Container, HookAction, ProbeAction } from '../manifest/container.ts';
import { probeKeys, type ProbeKey } from './probes.ts';

export interface AskedPort {
  readonly key: ProbeKey | 'preStop' | 'postStart';
  readonly port: Field<number | string>;
  /** Asks somebody else. */
  readonly elsewhere: boolean;
}

/** gRPC probes know numbers only, and a tcpSocket hook fails whatever it asks (R43). */
export function askedPorts(container: Container): readonly AskedPort[] {
  const { preStop, postStart } = container;
  return [
    ...probeKeys.flatMap((key) => portOf(key, container[key]?.action)),
    ...(preStop?.action.type === 'httpGet' ? portOf('preStop', preStop.action) : []),
    ...(postStart?.action.type === 'httpGet' ? portOf('postStart', postStart.action) : []),
  ];
}

function portOf(key: AskedPort['key'], action: ProbeAction | HookAction | undefined): readonly AskedPort[] {
  if (action?.type === 'grpc') return action.port ? [{ key, port: action.port, elsewhere: false }] : [];
  if (action?.type !== 'httpGet' && action?.type !== 'tcpSocket') return [];
  return action.port ? [{ key, port: action.port, elsewhere: action.host !== undefined }] : [];
}
