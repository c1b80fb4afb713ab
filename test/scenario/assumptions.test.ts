// What people state about their pods: who is meant, in which form, and what a timeline then says it rests on.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Trigger } from '../../server/src/core/lifecycle/models.ts';
import { AssumptionReader, checkAssumption } from '../../server/src/core/scenario/assumptions.ts';
import { ask } from './workload.ts';

function reader(given: Readonly<Record<string, string>>): AssumptionReader {
  const workload = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: undefined, name: 'web' };
  return new AssumptionReader(new Map(Object.entries(given)), workload);
}

describe('whom an assumption is about', () => {
  const all = {
    'Deployment/web/app.exitsAfterStopSignal': '1s',
    'app.exitsAfterStopSignal': '2s',
    'Deployment/web/*.exitsAfterStopSignal': '3s',
    '*.exitsAfterStopSignal': '4s',
  };

  test.each([
    ['the container of the workload', all, 1000],
    ['the container', omit('Deployment/web/app.exitsAfterStopSignal'), 2000],
    [
      'every container of the workload',
      { ...omit('Deployment/web/app.exitsAfterStopSignal', 'app.exitsAfterStopSignal') },
      3000,
    ],
    ['every container', { '*.exitsAfterStopSignal': '4s' }, 4000],
    ['another workload', { 'Deployment/api/app.exitsAfterStopSignal': '1s' }, undefined],
    ['another kind', { 'StatefulSet/web/app.exitsAfterStopSignal': '1s' }, undefined],
    ['another container', { 'proxy.exitsAfterStopSignal': '1s' }, undefined],
    ['nobody', { exitsAfterStopSignal: '1s' }, undefined],
  ])('%s', (_, given, expected) => {
    expect(reader(given).duration('app', 'exitsAfterStopSignal')?.value).toBe(expected);
  });

  it('counts in whole milliseconds', () => {
    expect(reader({ 'app.runsFor': '32.2s' }).duration('app', 'runsFor')?.value).toBe(32_200);
    expect(reader({ 'app.runsFor': '1.1m2.3s' }).duration('app', 'runsFor')?.value).toBe(68_300);
  });

  it('passes over a value that cannot be read', () => {
    const given = { 'app.exitsAfterStopSignal': 'soon', '*.exitsAfterStopSignal': '4s' };
    expect(reader(given).duration('app', 'exitsAfterStopSignal')?.value).toBe(4000);
  });

  it.each(['soon', '', '256', 'NaN'])('passes over the exit code %j', (code) => {
    expect(reader({ 'app.exitCode': code }).exitCode('app')).toBeUndefined();
    expect(reader({ 'app.exitCode': code, '*.exitCode': '4' }).exitCode('app')?.value).toBe(4);
  });

  it('a duration of one hook goes before the failure of every hook', () => {
    const given = reader({ 'app.preStopTakes': '3s', '*.preStopTakes': 'fails' });
    expect(given.hookFails('app', 'preStopTakes')).toBeUndefined();
    expect(given.hookFails('proxy', 'preStopTakes')?.value).toBe(true);
    expect(given.duration('app', 'preStopTakes')?.value).toBe(3000);
  });

  it('finds a container whose name has a dot', () => {
    expect(reader({ 'my.app.exitCode': '3' }).exitCode('my.app')?.value).toBe(3);
  });

  function omit(...names: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
  }
});

describe('forms', () => {
  const durations = ['0', '500ms', '3s', '1m30s', '1h', '0.5s', 'never'];
  const noDurations = ['', '3', '-3s', '3 s', 's', 'soon', '3sec', 'Never', '1e3s', 'Infinity', 'true'];
  const ofContainer = [
    'exitsAfterStopSignal',
    'exitsAfterDeletion',
    'runsFor',
    'startedAfter',
    'readyAfter',
    'liveUntil',
  ].map((key) => `app.${key}`);
  const ofPod = ['endpointsPropagateIn', 'requestsTake', 'shutdownGracePeriod', 'shutdownGracePeriodCriticalPods'];
  const hooks = ['app.preStopTakes', 'app.postStartTakes'];
  const booleans = ['app.preStopFails', 'app.postStartFails', 'app.unreadyOnStopSignal'];

  test.each([...ofContainer, ...ofPod])('%s takes a duration', (key) => {
    for (const value of durations) expect(checkAssumption(key, value)).toBeUndefined();
    for (const value of [...noDurations, 'fails']) expect(checkAssumption(key, value)).toBeDefined();
  });

  test.each(hooks)('%s takes a duration or `fails`', (key) => {
    for (const value of [...durations, 'fails']) expect(checkAssumption(key, value)).toBeUndefined();
    for (const value of noDurations) expect(checkAssumption(key, value)).toBeDefined();
  });

  test.each(booleans)('%s takes true or false', (key) => {
    for (const value of ['true', 'false']) expect(checkAssumption(key, value)).toBeUndefined();
    for (const value of ['yes', 'True', '1', '', '3s']) expect(checkAssumption(key, value)).toBeDefined();
  });

  test('app.exitCode takes a code from 0 to 255', () => {
    for (const value of ['0', '1', '143', '255']) expect(checkAssumption('app.exitCode', value)).toBeUndefined();
    for (const value of ['-1', '256', '999', '1.5', '', 'true', '3s'])
      expect(checkAssumption('app.exitCode', value)).toBeDefined();
  });

  test.each(['*.exitCode', 'Deployment/web/app.exitCode', 'Deployment/web/*.exitCode', 'my.app.exitCode'])(
    '%s is known',
    (key) => {
      expect(checkAssumption(key, '0')).toBeUndefined();
    },
  );

  test.each([
    '',
    'app',
    'exitCode',
    '.exitCode',
    'app.',
    'app.exitcode',
    'app.requestsTake',
    'app.__proto__',
    'toString',
  ])('%j is not known', (key) => {
    expect(checkAssumption(key, '0')?.en).toMatch(/^unknown assumption /);
  });

  it('says what there is', () => {
    expect(checkAssumption('app.exitAfter', '3s')).toMatchInlineSnapshot(`
      {
        "en": "unknown assumption "app.exitAfter"; there are C.exitsAfterStopSignal, C.exitCode, C.exitsAfterDeletion, C.runsFor, C.preStopTakes, C.postStartTakes, C.preStopFails, C.postStartFails, C.startedAfter, C.readyAfter, C.liveUntil, C.unreadyOnStopSignal, endpointsPropagateIn, requestsTake, shutdownGracePeriod, shutdownGracePeriodCriticalPods, maxContainerRestartPeriod, evictionMaxPodGracePeriod (C: a container's name or *)",
        "ko": "알 수 없는 가정 "app.exitAfter". 쓸 수 있는 것: C.exitsAfterStopSignal, C.exitCode, C.exitsAfterDeletion, C.runsFor, C.preStopTakes, C.postStartTakes, C.preStopFails, C.postStartFails, C.startedAfter, C.readyAfter, C.liveUntil, C.unreadyOnStopSignal, endpointsPropagateIn, requestsTake, shutdownGracePeriod, shutdownGracePeriodCriticalPods, maxContainerRestartPeriod, evictionMaxPodGracePeriod (C: 컨테이너 이름 또는 *)",
      }
    `);
  });

  it('says which form is wanted', () => {
    const messages = [...ofContainer.slice(0, 1), ...hooks.slice(0, 1), ...booleans.slice(0, 1), 'app.exitCode'].map(
      (key) => checkAssumption(key, 'soon'),
    );
    expect(messages).toMatchInlineSnapshot(`
      [
        {
          "en": ""soon" is no value for app.exitsAfterStopSignal, which takes a duration, as 500ms, 3s, 1m30s, 1h or never",
          "ko": "app.exitsAfterStopSignal: "soon" 값은 쓸 수 없습니다. 가능한 값: 시간 (500ms, 3s, 1m30s, 1h, never)",
        },
        {
          "en": ""soon" is no value for app.preStopTakes, which takes a duration, as 500ms, 3s, 1m30s, 1h or never, or fails",
          "ko": "app.preStopTakes: "soon" 값은 쓸 수 없습니다. 가능한 값: 시간 (500ms, 3s, 1m30s, 1h, never) 또는 fails",
        },
        {
          "en": ""soon" is no value for app.preStopFails, which takes true or false",
          "ko": "app.preStopFails: "soon" 값은 쓸 수 없습니다. 가능한 값: true 또는 false",
        },
        {
          "en": ""soon" is no value for app.exitCode, which takes a number from 0 to 255",
          "ko": "app.exitCode: "soon" 값은 쓸 수 없습니다. 가능한 값: 0에서 255까지의 수",
        },
      ]
    `);
  });

  it('any text gives an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (key, value) => {
        checkAssumption(key, value);
        const given = reader({ [`app.${key}`]: value, 'app.runsFor': value });
        expect(given.duration('app', 'runsFor')?.value ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('what a timeline rests on', () => {
  const pod = (container: string, services = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [${container}] }
${services}`;

  function rests(
    manifest: string,
    assume: Readonly<Record<string, string>> = {},
    trigger: Trigger = 'deletion',
  ): readonly string[] {
    const answer = ask(manifest, { assume, trigger });
    if (answer.type === 'unknown') throw new Error(answer.why.en);
    for (const { origin } of answer.assumptions) expect(origin).toBe('assumed');
    return answer.assumptions.map(({ key, value, given }) => `${key} = ${value}${given ? ' stated' : ''}`);
  }

  const plain = '{ name: app, image: registry.example.com/app }';

  it('an end that nobody knows', () => {
    expect(rests(pod(plain))).toEqual(['app.exitsAfterStopSignal = unknown']);
  });

  it('at the start: when probes pass and init containers end, and nothing of the end', () => {
    const probe = '{ httpGet: { port: 80 } }';
    const probed = `{ name: app, image: app, startupProbe: ${probe}, readinessProbe: ${probe} }`;
    const spec = `${probed}], initContainers: [{ name: migrate, image: migrate }`;
    expect(rests(pod(spec), {}, 'startup')).toEqual([
      'migrate.runsFor = 0s',
      'app.startedAfter = 0s',
      'app.readyAfter = 0s',
    ]);
    expect(rests(pod(spec))).toEqual(['app.exitsAfterStopSignal = unknown']);
  });

  it('what somebody states, as they wrote it, under the name of the container', () => {
    expect(rests(pod(plain), { '*.exitsAfterStopSignal': '1m30s', requestsTake: '2500ms' })).toEqual([
      'app.exitsAfterStopSignal = 1m30s stated',
      'requestsTake = 2500ms stated',
    ]);
  });

  it('what an app is known to do', () => {
    expect(rests(pod('{ name: app, image: "nginx:1.25" }'))).toEqual(['app.exitsAfterStopSignal = 0s … never']);
  });

  it('nothing that the command says itself', () => {
    const command = '{ name: app, image: busybox, command: [sleep, "3600"] }';
    expect(rests(pod(command))).toEqual([]);
  });

  it('a hook that cannot be read, and not one that can', () => {
    const hook = (action: string): string => `{ name: app, image: app, lifecycle: { preStop: ${action} } }`;
    expect(rests(pod(hook('{ httpGet: { port: 80 } }')))).toContain('app.preStopTakes = unknown');
    expect(rests(pod(hook('{ sleep: { seconds: 3 } }'))).join()).not.toContain('preStopTakes');
    expect(rests(pod(hook('{ httpGet: { port: 80 } }')), { 'app.preStopTakes': 'fails' })).toContain(
      'app.preStopTakes = fails stated',
    );
  });

  it('how fast endpoints propagate and the longest request, where a Service selects the pod', () => {
    const selecting = '---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web } }\n';
    expect(rests(pod(plain, selecting))).toEqual([
      'app.exitsAfterStopSignal = unknown',
      'endpointsPropagateIn = 5s',
      'requestsTake = 1s',
    ]);
    expect(rests(pod(plain, selecting), { endpointsPropagateIn: '12s' })).toContain(
      'endpointsPropagateIn = 12s stated',
    );
  });

  it('not what is stated of somebody else', () => {
    expect(rests(pod(plain), { 'proxy.exitCode': '3', 'Pod/api/app.exitCode': '4' })).toEqual([
      'app.exitsAfterStopSignal = unknown',
    ]);
  });
});
