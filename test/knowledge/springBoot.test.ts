import { describe, expect, test } from 'vitest';
import { exits, shutdown, type Given } from './container.ts';

const never = Number.POSITIVE_INFINITY;
const spring = { SPRING_PROFILES_ACTIVE: 'prod' };
const phase = 'spring.lifecycle.timeout-per-shutdown-phase';
const phaseEnv = 'SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE';
const phaseEnvCanonical = 'SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE';

describe('Spring Boot', () => {
  const java = ['java', '-jar', 'app.jar'];
  test.each<[string, Given, [number, number] | undefined]>([
    ['default', { env: spring }, [0, 30]],
    ['with its own command', { command: java, env: spring }, [0, 30]],
    ['one variable', { env: { [phaseEnv]: '20s' } }, [0, 20]],
    ['the other spelling', { env: { [phaseEnvCanonical]: '25s' } }, [0, 25]],
    ['a bare number is milliseconds', { env: { [phaseEnv]: '20' } }, [0, 0.02]],
    ['ISO', { env: { [phaseEnv]: 'PT1M' } }, [0, 60]],
    ['argument', { command: java, args: [`--${phase}=45s`] }, [0, 45]],
    ['argument in camel case', { command: java, args: ['--spring.lifecycle.timeoutPerShutdownPhase=45s'] }, [0, 45]],
    ['system property', { command: ['java', `-D${phase}=40s`, '-jar', 'app.jar'] }, [0, 40]],
    ['JAVA_TOOL_OPTIONS', { env: { ...spring, JAVA_TOOL_OPTIONS: `-Xmx1g -D${phase}=41s` } }, [0, 41]],
    ['JAVA_OPTS', { env: { ...spring, JAVA_OPTS: `-D${phase}=42s` } }, [0, 42]],
    [
      'JSON, nested',
      { env: { SPRING_APPLICATION_JSON: '{"spring":{"lifecycle":{"timeout-per-shutdown-phase":"43s"}}}' } },
      [0, 43],
    ],
    ['JSON, dotted, in ms', { env: { SPRING_APPLICATION_JSON: `{"${phase}":5000}` } }, [0, 5]],
    ['broken JSON', { env: { SPRING_APPLICATION_JSON: '{"spring"' } }, [0, 30]],
    ['unreadable', { env: { [phaseEnv]: 'soon' } }, undefined],
    ['from a ConfigMap', { env: { [phaseEnv]: null } }, undefined],
    ['replaced by the kubelet', { env: { [phaseEnv]: '$(TIMEOUT)' } }, undefined],
    ['immediate', { env: { SERVER_SHUTDOWN: 'immediate' } }, [0, 0]],
    ['IMMEDIATE', { command: java, args: ['--server.shutdown=IMMEDIATE'] }, [0, 0]],
    ['graceful', { env: { SERVER_SHUTDOWN: 'graceful' } }, [0, 30]],
    ['immediate or not, from a Secret', { env: { SERVER_SHUTDOWN: null } }, undefined],
    ['behind exec', { command: ['sh', '-c', 'exec java $JAVA_OPTS -jar app.jar'], env: spring }, [0, 30]],
    [
      'behind the dash of Ubuntu',
      { image: 'eclipse-temurin:21', command: ['sh', '-c', 'java -jar app.jar'], env: spring },
      [never, never],
    ],
  ])('%s', (_, given, range) => {
    expect(exits(given)).toEqual(range);
  });

  test.each<[string, Given, number]>([
    [
      'argument > JSON',
      { command: java, args: [`--${phase}=1s`], env: { SPRING_APPLICATION_JSON: `{"${phase}":"2s"}` } },
      1,
    ],
    [
      'JSON > system property',
      { command: ['java', `-D${phase}=3s`], env: { SPRING_APPLICATION_JSON: `{"${phase}":"2s"}` } },
      2,
    ],
    ['system property > variable', { command: ['java', `-D${phase}=3s`], env: { [phaseEnv]: '4s' } }, 3],
    [
      'command line > JAVA_TOOL_OPTIONS',
      { command: ['java', `-D${phase}=3s`], env: { JAVA_TOOL_OPTIONS: `-D${phase}=5s` } },
      3,
    ],
  ])('%s', (_, given, upTo) => {
    expect(exits(given)).toEqual([0, upTo]);
  });

  test('the number leads to where it is written', () => {
    const origin = shutdown({ env: { A: 'b', [phaseEnv]: '20s' } }).exitsAfterStopSignal?.origin;
    expect(origin).toMatchObject({ type: 'written', field: 'spec.containers[0].env[1].value' });
    const byDefault = shutdown({ env: spring }).exitsAfterStopSignal?.origin;
    expect(byDefault).toEqual({ type: 'appDefault', title: 'Spring Boot' });
  });

  test('a JVM that gets SIGTERM ends with 143, whatever runs in it', () => {
    expect(shutdown({ env: spring }).exitCode).toBe(143);
    expect(shutdown({ command: java })).toMatchObject({ exitCode: 143, app: { id: 'java' } });
    expect(exits({ command: java })).toBeUndefined();
  });

  test('another program in the same image is not Spring', () => {
    expect(shutdown({ command: ['nginx'], env: spring }).app?.id).toBe('nginx');
    expect(shutdown({ command: ['/migrate'], env: spring }).app).toBeUndefined();
  });
});
