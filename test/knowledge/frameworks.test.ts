import { describe, expect, test } from 'vitest';
import { exits, shutdown, type Given } from './container.ts';

const never = Number.POSITIVE_INFINITY;

describe('other frameworks', () => {
  test.each<[string, Given, [number, number] | undefined]>([
    ['gunicorn', { command: ['gunicorn', 'app:app'] }, [0, 30]],
    ['gunicorn, told', { command: ['gunicorn'], args: ['--graceful-timeout', '60', 'app:app'] }, [0, 60]],
    ['gunicorn, told by variable', { env: { GUNICORN_CMD_ARGS: '--workers=2 --graceful-timeout=90' } }, [0, 90]],
    [
      'gunicorn, arguments first',
      { command: ['gunicorn', '--graceful-timeout=5'], env: { GUNICORN_CMD_ARGS: '--graceful-timeout=9' } },
      [0, 5],
    ],
    ['gunicorn as a module', { image: 'python:3', args: ['python', '-m', 'gunicorn', 'app'] }, [0, 30]],
    ['uvicorn', { command: ['uvicorn', 'app:app'] }, [0, never]],
    ['uvicorn, told', { command: ['uvicorn', '--timeout-graceful-shutdown', '20', 'app:app'] }, [0, 20]],
    ['uvicorn, told by variable', { env: { UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN: '25' } }, [0, 25]],
    ['Quarkus stops at once', { env: { QUARKUS_HTTP_PORT: '80' } }, [0, 0]],
    ['Quarkus, told', { env: { QUARKUS_SHUTDOWN_TIMEOUT: '30' } }, [0, 30]],
    ['Quarkus, system property', { command: ['java', '-Dquarkus.shutdown.timeout=10s', '-jar', 'a.jar'] }, [0, 10]],
    ['Micronaut', { env: { MICRONAUT_ENVIRONMENTS: 'k8s' } }, [0, 0]],
    ['Micronaut, switched on', { env: { MICRONAUT_LIFECYCLE_GRACEFUL_SHUTDOWN_ENABLED: 'true' } }, [0, 15]],
    ['ASP.NET Core', { env: { ASPNETCORE_URLS: 'http://+:80' } }, [0, 30]],
    ['ASP.NET Core, told', { command: ['dotnet', 'a.dll'], env: { DOTNET_SHUTDOWNTIMEOUTSECONDS: '90' } }, [0, 90]],
    ['dotnet alone', { command: ['dotnet', 'a.dll'] }, undefined],
    ['Puma', { command: ['bundle', 'exec', 'puma', '-C', 'config/puma.rb'] }, [0, never]],
    ['Celery worker', { command: ['celery', '-A', 'app', 'worker'] }, [0, never]],
    ['Celery, remapped', { command: ['celery', '-A', 'app', 'worker'], env: { REMAP_SIGTERM: 'SIGQUIT' } }, undefined],
    ['Celery beat', { command: ['celery', '-A', 'app', 'beat'] }, undefined],
  ])('%s', (_, given, range) => {
    expect(exits(given)).toEqual(range);
  });

  test('the arguments are where the number leads', () => {
    const given = { command: ['gunicorn'], args: ['--graceful-timeout=60', 'app:app'] };
    expect(shutdown(given).exitsAfterStopSignal?.origin).toMatchObject({
      type: 'written',
      field: 'spec.containers[0].args',
    });
  });

  test('envFrom may hold what decides', () => {
    const told = (given: Given) => shutdown(given).notes.filter(({ en }) => en.includes('envFrom'));
    expect(told({ command: ['uvicorn'], envFrom: true })).toMatchObject([
      { en: expect.stringContaining('UVICORN_TIMEOUT') as string },
    ]);
    expect(told({ command: ['uvicorn'] })).toEqual([]);
    expect(told({ command: ['uvicorn', '--timeout-graceful-shutdown=5'], envFrom: true })).toEqual([]);
    expect(told({ command: ['puma'], envFrom: true })).toEqual([]);
  });
});
