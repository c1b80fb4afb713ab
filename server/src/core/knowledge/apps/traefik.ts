// graceTimeOut of an entry point.
import { seconds } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

const atMost: Bound = {
  byDefault: seconds(10),
  property: {
    name: 'graceTimeOut',
    settings: [{ type: 'flag', name: '--entrypoints.*.transport.lifecycle.graceTimeOut', relaxed: true }],
    format: 'traefik',
  },
};

export const traefik: App = {
  id: 'traefik',
  title: 'Traefik',
  source: 'https://doc.traefik.io/traefik/routing/entrypoints/#lifecycle',
  version: '3.4',
  images: [{ repositories: ['traefik'], argumentsMayBeCommand: true, stopSignals: [] }],
  programs: [{ name: 'traefik' }],
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost,
          exitCode: 0,
        },
        note: {
          en: 'Traefik finishes requests in flight, at most graceTimeOut of each entry point',
          ko: 'Traefik은 처리 중인 요청을 엔트리포인트마다 최대 graceTimeOut만큼 기다립니다',
        },
      },
    ],
    SIGINT: [
      {
        does: {
          type: 'drains',
          atMost,
          exitCode: 0,
        },
        note: {
          en: 'Traefik finishes requests in flight, at most graceTimeOut of each entry point',
          ko: 'Traefik은 처리 중인 요청을 엔트리포인트마다 최대 graceTimeOut만큼 기다립니다',
        },
      },
    ],
  },
  acceptsFor: {
    byDefault: 0,
    property: {
      name: 'requestAcceptGraceTimeout',
      settings: [
        { type: 'flag', name: '--entrypoints.*.transport.lifecycle.requestAcceptGraceTimeout', relaxed: true },
      ],
      format: 'traefik',
    },
  },
  traps: [
    {
      en: 'requestAcceptGraceTimeout, 0 by default, comes on top: it keeps accepting for that long, as a preStop sleep would',
      ko: 'requestAcceptGraceTimeout(기본 0)이 더해집니다. 그동안 preStop sleep처럼 요청을 계속 받습니다',
    },
  ],
};
