// What files of settings beside the container say about the end of a Spring Boot app, and what goes before what.
import { describe, expect, test } from 'vitest';
import type { ShutdownKnowledge } from '../../server/src/core/knowledge/shutdownOf.ts';
import { drain, exits, files, shutdown, type Given } from './container.ts';

const phase = 'spring.lifecycle.timeout-per-shutdown-phase';
const phaseEnv = 'SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE';
const nested = (value: string) => `spring:\n  lifecycle:\n    timeout-per-shutdown-phase: ${value}\n`;

describe('Spring Boot', () => {
  const workingDir = '/app';
  test.each<[string, Given, unknown]>([
    ['beside the program', { workingDir, files: files(['/app/application.yml', nested('20s')]) }, [20, 'certain']],
    [
      'in its config folder',
      { workingDir, files: files(['/app/config/application.yml', nested('20s')]) },
      [20, 'certain'],
    ],
    [
      'in a folder below that',
      { workingDir, files: files(['/app/config/x/application.yml', nested('20s')]) },
      [20, 'certain'],
    ],
    ['in a config folder', { files: files(['/workspace/config/application.yaml', nested('20s')]) }, [20, 'derived']],
    [
      'where nobody looks, as far as we see',
      { files: files(['/etc/web/application.yml', nested('20s')]) },
      [20, 'assumed', 'the app reads /etc/web/application.yml'],
    ],
    [
      'where it is told to look in addition',
      {
        env: { SPRING_CONFIG_ADDITIONAL_LOCATION: 'optional:file:/etc/web/' },
        files: files(['/etc/web/application.yml', nested('20s')]),
      },
      [20, 'certain'],
    ],
    [
      'under another name, which it is told',
      { args: ['--spring.config.location=file:/etc/web.yml'], files: files(['/etc/web.yml', nested('20s')]) },
      [20, 'certain'],
    ],
    [
      'told to look elsewhere only',
      {
        env: { SPRING_CONFIG_LOCATION: 'classpath:/,file:/other/' },
        files: files(['/app/config/application.yml', nested('20s')]),
      },
      [30],
    ],
    ['in the sources', { files: files(['src/main/resources/application.yml', nested('20s')]) }, [20, 'derived']],
    ['as properties', { workingDir, files: files(['/app/application.properties', `${phase}=20s`]) }, [20, 'certain']],
    [
      'in camel case',
      { workingDir, files: files(['/app/application.properties', 'spring.lifecycle.timeoutPerShutdownPhase: 20s']) },
      [20, 'certain'],
    ],
    [
      'a bare number is milliseconds',
      { workingDir, files: files(['/app/application.yml', nested('20')]) },
      [0.02, 'certain'],
    ],
    ['another file', { workingDir, env: { SPRING_A: 'b' }, files: files(['/app/logback.yml', nested('20s')]) }, [30]],
    [
      'bootstrap is not read',
      { workingDir, env: { SPRING_A: 'b' }, files: files(['/app/bootstrap.yml', nested('20s')]) },
      [30],
    ],
  ])('%s', (_, given, expected) => {
    expect(drain(given)).toEqual(expected);
  });

  test('a file that names Spring is enough to recognise it, by an unknown image or behind java', () => {
    const given = { files: files(['/app/config/application.yml', 'server:\n  port: 80\n']) };
    expect(shutdown({ image: 'team/web', ...given }).app?.id).toBe('spring-boot');
    expect(shutdown({ command: ['java', '-jar', 'a.jar'], ...given }).app?.id).toBe('spring-boot');
    expect(shutdown({ command: ['/migrate'], ...given }).app).toBeUndefined();
    expect(shutdown({ files: files(['/app/config/application.yml', 'port: 80\n']) }).app).toBeUndefined();
  });

  test('server.shutdown in a file', () => {
    const given = (text: string): Given => ({ workingDir, files: files(['/app/application.yml', text]) });
    expect(exits(given('server.shutdown: immediate\n'))).toEqual([0, 0]);
    expect(exits(given('server:\n  shutdown: graceful\n'))).toEqual([0, 30]);
    expect(shutdown(given('server.shutdown: immediate\n')).drainIsOff).toMatchObject({
      on: 'graceful',
      said: { name: 'server.shutdown', origin: { type: 'written' } },
    });
  });

  describe('precedence', () => {
    const inFile = files(['/app/application.properties', `${phase}=9s`]);
    test.each<[string, Given, number]>([
      ['variable > file', { env: { [phaseEnv]: '8s' }, files: inFile }, 8],
      ['argument > variable > file', { args: [`--${phase}=7s`], env: { [phaseEnv]: '8s' }, files: inFile }, 7],
      [
        'canonical variable > legacy one',
        { env: { [phaseEnv]: '8s', SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE: '6s' } },
        6,
      ],
      [
        'mounted > packaged',
        { files: files(['src/main/resources/application.yml', nested('5s')], ['/app/application.yml', nested('4s')]) },
        4,
      ],
      [
        'mounted > packaged for the profile',
        {
          env: { SPRING_PROFILES_ACTIVE: 'prod' },
          files: files(
            ['src/main/resources/application-prod.yml', nested('5s')],
            ['/app/application.yml', nested('4s')],
          ),
        },
        4,
      ],
      [
        'properties > yml',
        { files: files(['/app/application.yml', nested('5s')], ['/app/application.properties', `${phase}=4s`]) },
        4,
      ],
      [
        'yml > yaml',
        { files: files(['/app/application.yml', nested('4s')], ['/app/application.yaml', nested('5s')]) },
        4,
      ],
      [
        'config/ > ./',
        { files: files(['/app/config/application.yml', nested('4s')], ['/app/application.yml', nested('5s')]) },
        4,
      ],
      [
        'profile > config/',
        {
          env: { SPRING_PROFILES_ACTIVE: 'prod' },
          files: files(['/app/config/application.yml', nested('5s')], ['/app/application-prod.yml', nested('4s')]),
        },
        4,
      ],
      [
        'the last profile wins',
        {
          env: { SPRING_PROFILES_ACTIVE: 'eu, prod' },
          files: files(['/app/application-eu.yml', nested('5s')], ['/app/application-prod.yml', nested('4s')]),
        },
        4,
      ],
      ['the later document wins', { files: files(['/app/application.yml', `${nested('5s')}---\n${nested('4s')}`]) }, 4],
      [
        'additional location > config/',
        {
          env: { SPRING_CONFIG_ADDITIONALLOCATION: '/etc/web/' },
          files: files(['/app/config/application.yml', nested('5s')], ['/etc/web/application.yml', nested('4s')]),
        },
        4,
      ],
    ])('%s', (_, given, seconds) => {
      expect(shutdown({ workingDir, ...given }).drain?.atMost).toBe(seconds * 1000);
    });
  });

  describe('profiles', () => {
    const text = `${nested('20s')}---\nspring.config.activate.on-profile: prod | stage\n${nested('60s')}`;
    const given = (env: Given['env']): Given => ({
      workingDir,
      env: { SPRING_A: 'b', ...env },
      files: files(['/app/application.yml', text]),
    });
    test.each<[string, Given['env'], unknown]>([
      ['active', { SPRING_PROFILES_ACTIVE: 'prod' }, [60, 'certain']],
      ['another one is active', { SPRING_PROFILES_ACTIVE: 'dev' }, [20, 'certain']],
      ['nobody says which: the longest may count', {}, [60, 'assumed', 'profile prod | stage']],
      ['from a Secret', { SPRING_PROFILES_ACTIVE: null }, [60, 'assumed', 'profile prod | stage']],
    ])('%s', (_, env, expected) => {
      expect(drain(given(env))).toEqual(expected);
    });

    test('the base counts where it is longer than what may count', () => {
      expect(
        drain({
          workingDir,
          files: files(['/app/application.yml', nested('90s')], ['/app/application-dev.yml', nested('5s')]),
        }),
      ).toEqual([90, 'certain']);
    });

    test('an argument ends the doubt', () => {
      expect(drain({ ...given({}), args: [`--${phase}=10s`] })).toEqual([10, 'certain']);
    });

    test('activated by a file, and by a group', () => {
      const base = 'spring.profiles.active: prod\nspring.profiles.group.prod: db, slow\n';
      const slow = ['/app/application-slow.properties', `${phase}=70s`] as const;
      expect(drain({ workingDir, files: files(['/app/application.yml', base], slow) })).toEqual([70, 'certain']);
    });

    test('the old name, in properties, as a list', () => {
      const old = `${phase}=1s\n#---\nspring.profiles=dev,prod\n${phase}=2s`;
      const env = { SPRING_PROFILES_ACTIVE: 'prod' };
      expect(drain({ workingDir, env, files: files(['/app/application.properties', old]) })).toEqual([2, 'certain']);
    });

    test('drain is not off where only a profile of nobody knows which environment says so', () => {
      const dev = files(
        ['/app/application-dev.yml', 'server.shutdown: immediate\n'],
        ['/app/application.yml', 'server.port: 1\n'],
      );
      expect(shutdown({ workingDir, files: dev }).drainIsOff).toBeUndefined();
    });
  });

  describe('references', () => {
    const given = (value: string, more: Given = {}): Given => ({
      workingDir,
      files: files(['/app/application.yml', nested(value)]),
      ...more,
    });
    test.each<[string, Given, unknown]>([
      ['a default', given('${DRAIN:25s}'), [25, 'assumed', 'DRAIN is not set']],
      ['a part', given('${DRAIN:25}s'), [25, 'assumed', 'DRAIN is not set']],
      ['a variable', given('${DRAIN:25s}', { env: { DRAIN: '40s' } }), [40, 'certain']],
      ['a property', given('${app.drain}\napp:\n  drain: 35s'), [35, 'certain']],
      ['nothing', given('${DRAIN}'), undefined],
      ['a Secret', given('${DRAIN:25s}', { env: { DRAIN: null } }), undefined],
      ['itself', given(`\${${phase}:25s}`), [25, 'assumed', `${phase} is not set`]],
      [
        'many of many',
        given(`${'${a}'.repeat(50)}\na: ${'${b}'.repeat(50)}\nb: ${'${c}'.repeat(50)}\nc: 1`),
        undefined,
      ],
      ['a circle', given('${a}\na: ${b}\nb: ${a}'), undefined],
      ['a build', given("'@drain@'"), undefined],
    ])('%s', (_, one, expected) => {
      expect(drain(one)).toEqual(expected);
    });

    test('what is nothing but a reference is written where it leads', () => {
      const { drain: found } = shutdown(given('${DRAIN}', { env: { DRAIN: '40s' } }));
      expect(found?.said?.origin.field).toBe('spec.containers[0].env[0].value');
    });

    test('$(NAME) of the kubelet', () => {
      expect(drain({ args: [`--${phase}=$(DRAIN)s`], env: { DRAIN: '12' } })).toEqual([12, 'certain']);
    });
  });

  test('all that was said is kept, the strongest first, each with its name', () => {
    const { settings } = shutdown({
      workingDir,
      args: [`--${phase}=1s`],
      env: { [phaseEnv]: '2s' },
      files: files(['/app/application.yml', nested('3s')]),
    });
    const said = (list: ShutdownKnowledge['settings']) =>
      list.map(({ property, found }) => [
        property.name,
        found.map((one) => (one.type === 'written' ? `${one.name}=${one.text}` : '?')),
      ]);
    expect(said(settings)).toEqual([
      ['server.shutdown', []],
      [phase, [`--${phase}=1s`, `${phaseEnv}=2s`, `${phase}=3s`]],
    ]);
  });
});

test('a system property in the options of the JVM names Spring', () => {
  expect(shutdown({ env: { JAVA_TOOL_OPTIONS: '-Dspring.profiles.active=prod' } }).app?.id).toBe('spring-boot');
});

describe('JAVA_OPTS', () => {
  const env = { SPRING_A: 'b', JAVA_OPTS: `-D${phase}=42s` };
  test.each<[string, Given, unknown]>([
    ['of an image whose script is not seen', { env }, [42, 'assumed', 'JAVA_OPTS reaches java']],
    ['handed on by the command', { env, command: ['sh', '-c', 'exec java $JAVA_OPTS -jar a.jar'] }, [42, 'derived']],
    ['not handed on', { env, command: ['java', '-jar', 'a.jar'] }, [30]],
  ])('%s', (_, given, expected) => {
    expect(drain(given)).toEqual(expected);
  });
});
