// What files of settings beside the container say about its end, of frameworks and servers other than Spring Boot.
import { describe, expect, test } from 'vitest';
import { drain, files, shutdown, type Given } from './container.ts';

describe('other frameworks', () => {
  const workingDir = '/app';
  test.each<[string, Given, unknown]>([
    [
      'gunicorn',
      { command: ['gunicorn', 'app'], workingDir, files: files(['/app/gunicorn.conf.py', 'graceful_timeout = 60\n']) },
      [60, 'certain'],
    ],
    [
      'gunicorn, told which file',
      { command: ['gunicorn', '-c', '/etc/g.py', 'app'], files: files(['/etc/g.py', 'graceful_timeout = 60\n']) },
      [60, 'certain'],
    ],
    [
      'gunicorn, argument first',
      {
        command: ['gunicorn', '--graceful-timeout=5'],
        workingDir,
        files: files(['/app/gunicorn.conf.py', 'graceful_timeout = 60\n']),
      },
      [5, 'certain'],
    ],
    [
      'gunicorn, from the environment or not',
      {
        command: ['gunicorn'],
        workingDir,
        files: files(['/app/gunicorn.conf.py', 'import os\ngraceful_timeout = int(os.getenv("DRAIN", "45"))\n']),
      },
      [45, 'assumed', 'DRAIN is not set'],
    ],
    [
      'gunicorn, computed',
      { command: ['gunicorn'], workingDir, files: files(['/app/gunicorn.conf.py', 'graceful_timeout = 2 * 30\n']) },
      undefined,
    ],
    ['gunicorn in the sources', { files: files(['gunicorn.conf.py', 'graceful_timeout = 61\n']) }, [61, 'derived']],
    [
      'hypercorn',
      { command: ['hypercorn', '-c', '/etc/h.toml', 'app'], files: files(['/etc/h.toml', 'graceful_timeout = 9\n']) },
      [9, 'certain'],
    ],
    [
      '.NET',
      { workingDir, files: files(['/app/appsettings.json', '{ "shutdownTimeoutSeconds": 50 }']) },
      [50, 'certain'],
    ],
    [
      '.NET, if the app binds it',
      { workingDir, files: files(['/app/appsettings.json', '{ "HostOptions": { "ShutdownTimeout": "00:01:00" } }']) },
      [60, 'assumed', 'the app binds HostOptions'],
    ],
    [
      '.NET, for the environment',
      {
        workingDir,
        files: files(
          ['/app/appsettings.json', '{ "shutdownTimeoutSeconds": 50 }'],
          ['/app/appsettings.Production.json', '{ "shutdownTimeoutSeconds": 51 }'],
          ['/app/appsettings.Development.json', '{ "shutdownTimeoutSeconds": 52 }'],
        ),
      },
      [51, 'certain'],
    ],
    [
      '.NET, variable with __',
      { env: { ASPNETCORE_A: 'b', HostOptions__ShutdownTimeout: '00:00:20' } },
      [20, 'assumed', 'the app binds HostOptions'],
    ],
    [
      'Quarkus',
      {
        workingDir,
        files: files([
          '/app/config/application.properties',
          'quarkus.shutdown.timeout=20\n%prod.quarkus.shutdown.timeout=25\n%dev.quarkus.shutdown.timeout=99\n',
        ]),
      },
      [25, 'certain'],
    ],
    [
      'Quarkus, YAML',
      {
        files: files([
          'src/main/resources/application.yml',
          '"%prod":\n  quarkus:\n    shutdown:\n      timeout: 30S\n',
        ]),
      },
      [30, 'derived'],
    ],
    [
      'Quarkus, another profile',
      {
        env: { QUARKUS_PROFILE: 'stage' },
        files: files([
          'src/main/resources/application.properties',
          'quarkus.shutdown.timeout=20\n%prod.quarkus.shutdown.timeout=25\n',
        ]),
      },
      [20, 'derived'],
    ],
    [
      'Micronaut',
      {
        files: files([
          'src/main/resources/application.yml',
          'micronaut:\n  lifecycle:\n    graceful-shutdown:\n      enabled: true\n      grace-period: 40s\n',
        ]),
      },
      [40, 'derived'],
    ],
    [
      'nginx',
      { image: 'nginx:1.29', files: files(['/etc/nginx/nginx.conf', 'worker_shutdown_timeout 20s;\n']) },
      [20, 'certain'],
    ],
    [
      'HAProxy',
      { image: 'haproxy:3.0', files: files(['/usr/local/etc/haproxy/haproxy.cfg', 'global\n  hard-stop-after 30s\n']) },
      [30, 'certain'],
    ],
    [
      'PHP-FPM',
      {
        image: 'php:8.3-fpm',
        files: files(['/usr/local/etc/php-fpm.d/zz.conf', '[global]\nprocess_control_timeout = 10\n']),
      },
      [10, 'certain'],
    ],
    [
      'Redis',
      {
        image: 'redis:8',
        args: ['redis-server', '/etc/redis.conf'],
        files: files(['/etc/redis.conf', 'shutdown-timeout 20\n']),
      },
      [20, 'certain'],
    ],
    [
      'httpd',
      { image: 'httpd:2.4', files: files(['/usr/local/apache2/conf/httpd.conf', 'GracefulShutdownTimeout 15\n']) },
      [15, 'certain'],
    ],
    [
      'Caddy',
      { image: 'caddy:2', files: files(['/etc/caddy/Caddyfile', '{\n  grace_period 10s\n}\n:80 {\n}\n']) },
      [10, 'certain'],
    ],
  ])('%s', (_, given, expected) => {
    expect(drain(given)).toEqual(expected);
  });

  test('PHP-FPM cuts its requests with 0, written or by default', () => {
    const php = (text: string) =>
      shutdown({ image: 'php:8.3-fpm', files: files(['/usr/local/etc/php-fpm.d/zz.conf', text]) });
    expect(php('process_control_timeout = 0\n').drainIsOff?.said?.text).toBe('0');
    expect(php('pm = static\n').drainIsOff).toMatchObject({ said: undefined });
    expect(php('process_control_timeout = 5s\n').drainIsOff).toBeUndefined();
  });

  test('Micronaut, switched off, or never switched on', () => {
    const micronaut = (env: Given['env']) => shutdown({ env: { MICRONAUT_A: 'b', ...env } }).drainIsOff;
    expect(micronaut({ MICRONAUT_LIFECYCLE_GRACEFUL_SHUTDOWN_ENABLED: 'false' })?.said?.text).toBe('false');
    expect(micronaut({})).toBeUndefined();
  });
});
