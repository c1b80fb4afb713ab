import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configFile, placesIn, told } from './file.ts';
import { settingsIn } from '../../server/src/core/appSettings/settingsIn.ts';

describe('YAML', () => {
  test('nested, dotted and listed names', () => {
    const text =
      'spring:\n  lifecycle:\n    timeout-per-shutdown-phase: 20s\nserver.shutdown: graceful\nlist: [a, b]\n';
    expect(told('application.yml', text)).toEqual([
      ['spring.lifecycle.timeout-per-shutdown-phase=20s', 'server.shutdown=graceful', 'list[0]=a', 'list[1]=b'],
    ]);
    expect(placesIn('application.yml', text)).toEqual(['20s', 'graceful', 'a', 'b']);
  });

  test('numbers stay as they are written, quotes go', () => {
    expect(told('a.yaml', 'a: 010\nb: "20"\nc: 1_000\nd:\n')).toEqual([['a=010', 'b=20', 'c=1_000']]);
  });

  test('documents, with places in the whole file', () => {
    const text = 'a: 1\n---\nspring.config.activate.on-profile: prod\na: 2\n';
    expect(told('application.yml', text)).toEqual([['a=1'], ['spring.config.activate.on-profile=prod', 'a=2']]);
    expect(placesIn('application.yml', text)).toEqual(['1', 'prod', '2']);
  });

  test('a placeholder is a text', () => {
    expect(told('application.yml', 'a: ${SECONDS:30}s\nb: "${X}"\n')).toEqual([['a=${SECONDS:30}s', 'b=${X}']]);
  });
});

test('JSON with comments and tabs', () => {
  const text =
    '{\n\t// drains\n\t"HostOptions": { /* slow */ "ShutdownTimeout": "00:00:45" },\n\t"url": "http://a//b"\n}\n';
  expect(told('appsettings.json', text)).toEqual([['HostOptions.ShutdownTimeout=00:00:45', 'url=http://a//b']]);
  expect(placesIn('appsettings.json', text)).toEqual(['"00:00:45"', '"http://a//b"']);
});

describe('properties', () => {
  test('separators, escapes, comments and joined lines', () => {
    const text = 'a=1\nb : 2\nc 3\n# d=4\n! e=5\n# joined=\\\nf\\=g=x\\ty\nh=one, \\\n  two\r\ni\n';
    expect(told('application.properties', text)).toEqual([['a=1', 'b=2', 'c=3', 'f=g=x\ty', 'h=one, two', 'i=']]);
  });

  test('documents', () => {
    const text = 'a=1\n#---\nspring.config.activate.on-profile=prod\na=2\n!---\na=3';
    expect(told('application.properties', text)).toEqual([
      ['a=1'],
      ['spring.config.activate.on-profile=prod', 'a=2'],
      ['a=3'],
    ]);
    expect(placesIn('application.properties', text)).toEqual(['1', 'prod', '2', '3']);
  });

  test('blank lines and a value that is not there', () => {
    expect(told('a.properties', '\n\n  spaced = v \n\nempty=\n')).toEqual([['spaced=v ', 'empty=']]);
  });
});

describe('lines', () => {
  test.each([
    [
      'nginx.conf',
      'worker_processes auto;\nevents {\n  worker_connections 10;\n}\nworker_shutdown_timeout 10s; # drain\n',
      'worker_shutdown_timeout=10s',
    ],
    ['haproxy.cfg', 'global\n    hard-stop-after 30s\n', 'hard-stop-after=30s'],
    ['zz.conf', '[global]\nprocess_control_timeout = 10 ; seconds\n', 'process_control_timeout=10'],
    ['hypercorn.toml', 'graceful_timeout = 20\nbind = "0.0.0.0:80"\n', 'graceful_timeout=20'],
    ['redis.conf', '# shutdown-timeout 1\nshutdown-timeout 60\n', 'shutdown-timeout=60'],
  ])('%s', (path, text, expected) => {
    const [settings = []] = told(path, text);
    expect(settings.filter((one) => one.startsWith(expected.replace(/=.*/, '')))).toEqual([expected]);
  });

  test('the place is the value without its quotes’ surroundings', () => {
    expect(placesIn('a.conf', 'timeout  "10s" ;\n')).toEqual(['"10s"']);
  });
});

describe('assignments of Python', () => {
  test.each([
    ['graceful_timeout = 60', 'graceful_timeout=60'],
    ['graceful_timeout: int = 60  # slow uploads', 'graceful_timeout=60'],
    ['graceful_timeout="60"', 'graceful_timeout=60'],
    ['graceful_timeout = int(os.environ.get("GRACEFUL_TIMEOUT", "120"))', 'graceful_timeout=${GRACEFUL_TIMEOUT:120}'],
    ["graceful_timeout = os.getenv('GRACEFUL_TIMEOUT')", 'graceful_timeout=${GRACEFUL_TIMEOUT}'],
    ['graceful_timeout = 2 * timeout', 'graceful_timeout=2 * timeout'],
  ])('%s', (text, expected) => {
    expect(told('gunicorn.conf.py', `import os\n${text}\n`)).toEqual([[expected]]);
  });

  test('not inside of a function, and no comparison', () => {
    expect(told('gunicorn.conf.py', 'def on_exit(server):\n    graceful_timeout = 5\nassert a == b\n')).toEqual([[]]);
  });
});

test('whatever the text, reading answers, and every place lies in it', () => {
  const names = ['a.yml', 'a.json', 'a.properties', 'a.py', 'a.conf'];
  const pieces = fc.constantFrom(
    'a',
    ':',
    ' ',
    '\n',
    '=',
    '\\',
    '#---',
    '---',
    '"',
    '{',
    '}',
    '[',
    '${X:1}',
    '//',
    ';',
    '\t',
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.array(pieces, { maxLength: 60 }), (name, parts) => {
      const text = parts.join('');
      for (const { at } of settingsIn(configFile(name, text)).flat()) {
        expect(at.start).toBeGreaterThanOrEqual(0);
        expect(at.end).toBeGreaterThanOrEqual(at.start);
        expect(at.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
