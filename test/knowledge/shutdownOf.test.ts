import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exits, shutdown, type Given } from './container.ts';

const never = Number.POSITIVE_INFINITY;
const phase = 'spring.lifecycle.timeout-per-shutdown-phase';
const phaseEnv = 'SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE';

describe('nothing is known, so nothing is said', () => {
  test.each<[string, Given]>([
    ['a private image', { image: 'registry.example.com/team/web:3' }],
    ['no image', {}],
    ['an image with a shell-form CMD inside', { image: 'docker.io/lab/shellform:1' }],
    ['a private image with a public last name', { image: 'ghcr.io/team/nginx:1.25' }],
    ['a templated image', { image: '{{ .Values.image }}' }],
    ['an unknown program', { image: 'nginx', command: ['/srv/app'] }],
    ['a shell with a trap', { image: 'lab/app', command: ['sh', '-c', 'trap "exit 0" TERM; app & wait'] }],
    ['one plain command behind an unknown sh', { image: 'lab/app', command: ['/bin/sh', '-c', '/lab app'] }],
    ['exec of an unknown program', { image: 'lab/app', command: ['/bin/sh', '-c', 'exec /lab app'] }],
    ['a templated command', { image: 'nginx', command: ['{{ .Values.command }}'] }],
    ['node, whose handlers are its own', { command: ['node', 'server.js'] }],
    ['npm', { command: ['npm', 'start'] }],
    ['arguments of a private entry point', { image: 'team/web', args: ['sleep', '60'] }],
  ])('%s', (_, given) => {
    expect(shutdown(given).exitsAfterStopSignal).toBeUndefined();
    expect(shutdown(given).exitCode).toBeUndefined();
  });

  test('a private image has no app, no signal and no notes', () => {
    expect(shutdown({ image: 'team/web:3' })).toEqual({
      recognised: {
        image: { registry: 'docker.io', repository: 'team/web', tag: '3' },
        process: { type: 'entryPoint', args: [] },
      },
      signal: 'SIGTERM',
      stopSignal: undefined,
      exitsAfterStopSignal: undefined,
      exitCode: undefined,
      app: undefined,
      settings: [],
      drain: undefined,
      drainIsOff: undefined,
      notes: [],
    });
  });
});

describe('process 1 without a handler (R42)', () => {
  test.each<[Given, [number, number], number | undefined]>([
    [{ command: ['/bin/sleep', '3600'] }, [never, never], undefined],
    [{ command: ['/bin/sleep', '3600'], shareProcessNamespace: true }, [0, 0], 143],
    [{ command: ['tini', '--', 'sleep', '3600'] }, [0, 0], 143],
    [{ command: ['tail', '-f', '/dev/null'] }, [never, never], undefined],
    [{ command: ['sh', '-c', 'sleep 3600'] }, [never, never], undefined],
    [{ command: ['sh', '-c', 'echo hi && sleep 1h'] }, [never, never], undefined],
    [{ command: ['sh', '-c', '/lab app; echo done'] }, [never, never], undefined],
    [{ command: ['sh', '-c', '/lab app & wait'] }, [never, never], undefined],
    [{ command: ['sh', '-c', '/lab app; echo'], shareProcessNamespace: true }, [0, 0], 143],
    [{ command: ['/bin/sh'], args: ['-c', 'while true; do sleep 1; done'] }, [never, never], undefined],
    [{ image: 'busybox', args: ['sleep', '60'] }, [never, never], undefined],
    [{ image: 'nginx', args: ['sleep', '60'] }, [never, never], undefined],
    [{ image: 'php:8.3-apache', command: ['sleep', '60'], shareProcessNamespace: true }, [never, never], undefined],
    [{ command: ['sleep', '60'], stopSignal: 'SIGKILL' }, [0, 0], 137],
    [{ command: ['sleep', '60'], stopSignal: 'SIGQUIT', shareProcessNamespace: true }, [0, 0], 131],
    [{ image: 'python:3.13', command: ['sh', '-c', 'gunicorn app:app'] }, [never, never], undefined],
    [{ image: 'python:3.13-alpine', command: ['sh', '-c', 'gunicorn app:app'] }, [0, 30], 0],
    [{ image: 'team/web', command: ['sh', '-c', 'gunicorn app:app'] }, [0, never], 0],
  ])('%j', (given, range, exitCode) => {
    expect(exits(given)).toEqual(range);
    expect(shutdown(given).exitCode).toBe(exitCode);
  });
});

describe('STOPSIGNAL of images', () => {
  test.each<[string, string | undefined]>([
    ['nginx', 'SIGQUIT'],
    ['nginx:1.25.3-alpine', 'SIGQUIT'],
    ['public.ecr.aws/docker/library/nginx:1.27', 'SIGQUIT'],
    ['nginx@sha256:abc', 'SIGQUIT'],
    ['nginx:1.19.5', 'SIGQUIT'],
    ['nginx:1.19.4', undefined],
    ['nginx:1.18', 'SIGQUIT'],
    ['nginx:1.17', undefined],
    ['nginxinc/nginx-unprivileged:1.25', 'SIGQUIT'],
    ['openresty/openresty:1.21.4.1-alpine', 'SIGQUIT'],
    ['kong:3.4', 'SIGQUIT'],
    ['httpd:2.4', 'SIGWINCH'],
    ['httpd:2.4.39', undefined],
    ['php:8.2-apache', 'SIGWINCH'],
    ['php:7.2.24-apache', undefined],
    ['php:8.2-fpm-alpine', 'SIGQUIT'],
    ['php:8.2-cli', undefined],
    ['wordpress:6.4', 'SIGWINCH'],
    ['wordpress:6.4-php8.2-apache', 'SIGWINCH'],
    ['wordpress:6.4-php8.2-fpm', 'SIGQUIT'],
    ['postgres:16', 'SIGINT'],
    ['postgres:12.3', undefined],
    ['postgres:12', 'SIGINT'],
    ['postgres:11.8-alpine', undefined],
    ['haproxy:2.8', 'SIGUSR1'],
    ['redis:7', undefined],
    ['traefik:v3.0', undefined],
    ['team/nginx', undefined],
  ])('%s → %s', (image, signal) => {
    expect(shutdown({ image }).stopSignal?.value).toBe(signal);
  });

  test('it survives another command', () => {
    const known = shutdown({ image: 'nginx:1.25', command: ['/srv/app'] });
    expect(known.stopSignal?.value).toBe('SIGQUIT');
    expect(known.app).toBeUndefined();
  });
});

describe('servers', () => {
  test.each<[string, Given, [number, number] | undefined, string]>([
    ['nginx drains without a limit', { image: 'nginx:1.25' }, [0, never], 'nginx'],
    ['an old one is cut', { image: 'nginx:1.17' }, [0, 0], 'nginx'],
    ['and one that gets SIGTERM', { image: 'nginx', stopSignal: 'SIGTERM' }, [0, 0], 'nginx'],
    ['nginx by its arguments', { image: 'nginx', args: ['nginx', '-g', 'daemon off;'] }, [0, never], 'nginx'],
    ['nginx in a private image', { image: 'team/web', command: ['nginx', '-g', 'daemon off;'] }, [0, 0], 'nginx'],
    ['httpd', { image: 'httpd:2.4' }, [0, never], 'httpd'],
    ['php-fpm cuts', { image: 'php:8.3-fpm' }, [0, 0], 'php-fpm'],
    ['haproxy', { image: 'haproxy:3.0-alpine' }, [0, never], 'haproxy'],
    ['envoy', { image: 'envoyproxy/envoy:v1.30', args: ['-c', '/etc/envoy.yaml'] }, [0, 0], 'envoy'],
    [
      'istio-proxy takes all of it',
      { image: 'docker.io/istio/proxyv2:1.22.0', args: ['proxy', 'sidecar'] },
      [5, 5],
      'istio-proxy',
    ],
    [
      'istio-proxy until the last connection',
      { image: 'istio/proxyv2', env: { EXIT_ON_ZERO_ACTIVE_CONNECTIONS: 'true' } },
      [0, never],
      'istio-proxy',
    ],
    [
      'istio-proxy told elsewhere',
      { image: 'istio/proxyv2', env: { EXIT_ON_ZERO_ACTIVE_CONNECTIONS: null } },
      undefined,
      'istio-proxy',
    ],
    ['linkerd', { image: 'cr.l5d.io/linkerd/proxy:stable-2.14' }, [0, 120], 'linkerd'],
    [
      'linkerd, told',
      { image: 'linkerd/proxy', env: { LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD: '30s' } },
      [0, 30],
      'linkerd',
    ],
    ['postgres', { image: 'postgres:16' }, undefined, 'postgres'],
    ['postgres with SIGTERM', { image: 'postgres:16', stopSignal: 'SIGTERM' }, [0, never], 'postgres'],
    ['postgres with options', { image: 'postgres:16', args: ['-c', 'max_connections=9'] }, undefined, 'postgres'],
    ['redis', { image: 'redis:7' }, [0, 10], 'redis'],
    ['redis, told', { image: 'redis:7', args: ['redis-server', '--shutdown-timeout', '30'] }, [0, 30], 'redis'],
    ['valkey', { image: 'valkey/valkey:8' }, [0, 10], 'redis'],
    ['rabbitmq', { image: 'rabbitmq:3-management' }, undefined, 'rabbitmq'],
    ['mysql', { image: 'mysql:8' }, undefined, 'mysql'],
    ['mariadb', { image: 'mariadb:11' }, undefined, 'mysql'],
    ['mongo', { image: 'mongo:7' }, undefined, 'mongodb'],
    ['memcached', { image: 'memcached:1.6', args: ['-m', '64'] }, [0, 0], 'memcached'],
    ['traefik', { image: 'traefik:v3.1', args: ['--providers.kubernetescrd'] }, [0, 10], 'traefik'],
    [
      'traefik, told',
      { image: 'traefik:v3.1', args: ['--entryPoints.web.transport.lifeCycle.graceTimeOut=42'] },
      [0, 42],
      'traefik',
    ],
    [
      'traefik, told twice',
      {
        image: 'traefik',
        args: [
          '--entrypoints.a.transport.lifecycle.gracetimeout=1',
          '--entrypoints.b.transport.lifecycle.gracetimeout=2',
        ],
      },
      undefined,
      'traefik',
    ],
    ['caddy', { image: 'caddy:2' }, [0, never], 'caddy'],
    ['tomcat', { image: 'tomcat:10' }, undefined, 'tomcat'],
    [
      'coredns',
      { image: 'registry.k8s.io/coredns/coredns:v1.11.1', args: ['-conf', '/etc/coredns/Corefile'] },
      undefined,
      'coredns',
    ],
    [
      'ingress-nginx',
      { image: 'registry.k8s.io/ingress-nginx/controller:v1.11.2@sha256:abc', args: ['/nginx-ingress-controller'] },
      [0, 250],
      'ingress-nginx',
    ],
    ['pause', { image: 'registry.k8s.io/pause:3.9' }, [0, 0], 'pause'],
  ])('%s', (_, given, range, app) => {
    expect(exits(given)).toEqual(range);
    expect(shutdown(given).app?.id).toBe(app);
    expect(shutdown(given).notes).not.toEqual([]);
  });

  test('the version is that of its own image', () => {
    expect(shutdown({ image: 'nginx:1.25-alpine' }).app?.version).toBe('1.25');
    expect(shutdown({ image: 'team/web:7', command: ['nginx'] }).app?.version).toBeUndefined();
  });
});

const word = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'nginx',
    'java',
    'sh',
    '-c',
    'gunicorn',
    '--graceful-timeout',
    `--${phase}`,
    '-D',
    '{"a":',
    '$(A)',
    'php:8-fpm',
    '__proto__',
    'constructor',
  ),
);

test.each(['__proto__', 'constructor', 'toString'])('%s is no signal', (stopSignal) => {
  expect(shutdown({ image: 'nginx', stopSignal }).exitsAfterStopSignal).toBeUndefined();
});

test('law: any container has knowledge of the right shape', () => {
  fc.assert(
    fc.property(
      fc.record({
        image: word,
        command: fc.array(word),
        args: fc.array(word),
        env: fc.dictionary(word, fc.option(word)),
        shareProcessNamespace: fc.boolean(),
        stopSignal: word,
      }),
      (given) => {
        const { lo, hi } = shutdown(given).exitsAfterStopSignal ?? { lo: 0, hi: 0 };
        expect(lo).toBeGreaterThanOrEqual(0);
        expect(hi).toBeGreaterThanOrEqual(lo);
      },
    ),
  );
});

// Each takes milliseconds where the work grows with the length, and minutes where it grows with its square.
test.each(['1', '-D', '--', 'a.', '{"a":', '[', ' ', '1m', '"', '-Da=1 '])(
  '100 000 characters of %j are read',
  (part) => {
    const long = part.repeat(100_000 / part.length);
    const env = { SPRING_APPLICATION_JSON: long, JAVA_TOOL_OPTIONS: long, GUNICORN_CMD_ARGS: long, [phaseEnv]: long };
    expect(shutdown({ image: long, command: ['java', long], args: [long], env }).app?.id).toBe('spring-boot');
  },
);
