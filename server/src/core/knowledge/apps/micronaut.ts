// Graceful shutdown came with 4.9 and is off by default. Sources in the order of precedence:
// https://docs.micronaut.io/latest/guide/#propertySource
import { seconds } from '../../base/duration.ts';
import type { App, Bound, Property } from '../app.ts';

function property(name: string): Property {
  return {
    name,
    settings: [
      { type: 'flag', name: `-${name}` },
      { type: 'flag', name: `--${name}` },
      { type: 'systemProperty', name },
      { type: 'env', name: name.toUpperCase().replaceAll(/[.-]/g, '_') },
      { type: 'configFile', name },
    ],
  };
}

const enabled = property('micronaut.lifecycle.graceful-shutdown.enabled');
const atMost: Bound = {
  byDefault: seconds(15),
  property: { ...property('micronaut.lifecycle.graceful-shutdown.grace-period'), format: 'micronaut' },
};

export const micronaut: App = {
  id: 'micronaut',
  title: 'Micronaut',
  source: 'https://docs.micronaut.io/latest/guide/#gracefulShutdown',
  version: '4.9',
  images: [],
  programs: [],
  markers: {
    env: ['MICRONAUT_'],
    flags: ['-Dmicronaut.', '-micronaut.', '--micronaut.'],
    settings: ['micronaut.'],
    runtime: 'java',
  },
  configFiles: {
    names: ['application.yml', 'application.yaml', 'application.json', 'application.properties'],
    directories: ['/config/'],
    packagedIn: ['src/main/resources/'],
    locations: { instead: property('micronaut.config.files'), also: [] },
    profiles: { active: property('micronaut.environments'), separator: '-' },
  },
  onSignal: {
    SIGTERM: [
      {
        when: { property: enabled, is: 'true' },
        does: { type: 'drains', atMost, exitCode: 143 },
        note: {
          en: 'Micronaut finishes the requests in flight, at most micronaut.lifecycle.graceful-shutdown.grace-period',
          ko: 'Micronaut은 처리 중인 요청을 최대 micronaut.lifecycle.graceful-shutdown.grace-period만큼 기다립니다',
        },
      },
      {
        when: { property: enabled, is: 'false' },
        does: { type: 'exitsAtOnce', exitCode: 143, drainIsOff: { property: enabled, on: 'true', atMost } },
        note: {
          en: 'graceful shutdown is switched off: requests in flight are cut',
          ko: '정상 종료를 꺼 두어 처리 중인 요청이 끊깁니다',
        },
      },
      {
        does: { type: 'exitsAtOnce', exitCode: 143 },
        note: {
          en: 'graceful shutdown is off (default): requests in flight are cut',
          ko: '정상 종료가 꺼져 있어(기본값) 처리 중인 요청이 끊깁니다',
        },
      },
    ],
  },
  traps: [],
};
