import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pid1Of } from '../../server/src/core/knowledge/pid1.ts';

/** One line: who gets the signal. `?` where a shell may stand in front, `not 1` where it is not process 1. */
function pid1(argv: readonly string[], image?: string, shared = false): string {
  const found = pid1Of(argv, image, shared);
  if (found.type === 'unknown') return 'unknown';
  const who = found.type === 'shell' ? `(${found.shell})` : `${found.argv.join(' ')}${found.certain ? '' : '?'}`;
  return found.isPid1 ? who : `${who} not 1`;
}

describe('a script of sh -c, in an image that nobody knows', () => {
  test.each([
    ['app', 'app?'],
    ['app --port 80 "a b"', 'app --port 80 a b?'],
    ['exec app', 'app'],
    ['cd /srv && exec app -x', 'app -x'],
    ['setup\nexec app', 'app'],
    ['setup & exec app', 'app'],
    ['while ! ready; do sleep 1; done; exec app', 'app'],
    ['exec env A=1 gosu me app', 'app'],
    ['exec 2>&1; exec app', 'app'],
    ['setup || exec app', 'unknown'],
    ['if true; then exec app; fi', 'unknown'],
    ['app; echo done', '(sh)'],
    ['app & wait', '(sh)'],
    ['app & wait $!', '(sh)'],
    ['app | tee log', '(sh)'],
    ['app &', '(sh)'],
    ['while true; do date; sleep 5; done', '(sh)'],
    ['for i in 1 2; do app; done', '(sh)'],
    ['setup; app', 'app?'],
    ['setup && app > log 2>&1', 'app?'],
    ['FOO=1 app', 'app?'],
    ['FOO=1 exec app', 'app'],
    ["trap 'kill -TERM $p' TERM; app & p=$!; wait $p; wait $p", 'unknown'],
    ['trap : TERM INT; sleep infinity & wait', 'unknown'],
    ['. /env; app', 'unknown'],
    ['quit() { exit 0; }; app', 'unknown'],
    ['cat <<EOF\nexec app\nEOF\nother', 'unknown'],
    ['echo "exec app"; other', 'other?'],
    ['echo "a; b" # exec app\nother', 'other?'],
    ['x=$(echo "a)"; exec y); other', 'other?'],
    ['', 'unknown'],
  ])('%s → %s', (script, expected) => {
    expect(pid1(['/bin/sh', '-c', script])).toBe(expected);
  });
});

describe('which shell it is decides (measured: ash of busybox and bash replace themselves, dash of Debian does not)', () => {
  test.each([
    [['bash', '-c', 'app'], undefined, 'app'],
    [['bash', '-c', 'setup; app'], undefined, 'app?'],
    [['bash', '-c', 'app > log'], undefined, 'app?'],
    [['bash', '-c', '(app)'], undefined, '(bash)'],
    [['ash', '-c', 'app'], undefined, 'app'],
    [['dash', '-c', 'app'], undefined, '(dash)'],
    [['busybox', 'sh', '-c', 'app'], undefined, 'app'],
    [['sh', '-c', 'app'], 'busybox:1.36', 'app'],
    [['sh', '-c', 'app'], 'python:3.13-alpine', 'app'],
    [['sh', '-c', 'app'], 'python:3.13-alpine3.21', 'app'],
    [['sh', '-c', 'app'], 'python:3.13-slim', '(dash)'],
    [['sh', '-c', 'app'], 'docker.io/library/ubuntu:24.04', '(dash)'],
    [['sh', '-c', 'exec app'], 'debian', 'app'],
    [['sh', '-c', 'app'], 'team/python:3', 'app?'],
  ])('%j in %s → %s', (argv, image, expected) => {
    expect(pid1(argv, image)).toBe(expected);
  });
});

describe('what stands in front of the program', () => {
  test.each([
    [['app', '-x'], 'app -x'],
    [['sh', '/start.sh'], 'unknown'],
    [['sh'], 'unknown'],
    [['bash', '-ec', 'exec app'], 'app'],
    [['bash', '-e', '-o', 'pipefail', '-c', 'exec app'], 'app'],
    [['bash', '-euo', 'pipefail', '-c', 'exec app'], 'app'],
    [['bash', '-c', '--', 'exec app'], 'app'],
    [['tini', '--', 'app'], 'app not 1'],
    [['/sbin/tini', '-g', '-p', 'SIGKILL', '--', 'app'], 'app not 1'],
    [['tini', '--', 'sh', '-c', 'app; echo'], '(sh) not 1'],
    [['dumb-init', 'app'], 'app not 1'],
    [['dumb-init', 'sh', '-c', 'app; echo'], 'unknown'],
    [['dumb-init', '--single-child', 'sh', '-c', 'app; echo'], '(sh) not 1'],
    [['dumb-init', '--rewrite', '15:3', '--', 'app'], 'unknown'],
    [['env', 'A=1', 'app'], 'app'],
    [['gosu', 'me', 'app'], 'app'],
    [['bundle', 'exec', 'puma', '-p', '3000'], 'puma -p 3000'],
    [['python3', '-m', 'gunicorn', 'app:app'], 'gunicorn app:app'],
    [['python', 'app.py'], 'python app.py'],
    [[], 'unknown'],
    [['tini', '--'], 'unknown'],
  ])('%j → %s', (argv, expected) => {
    expect(pid1(argv)).toBe(expected);
  });

  test('with a shared process namespace nobody is process 1', () => {
    expect(pid1(['sleep', '5'], undefined, true)).toBe('sleep 5 not 1');
  });
});

const fragment = fc.constantFrom(
  ...'sh|-c|exec app|trap|;|&&|||||&|"|\'|\\|$(|)|(|{|}|if|done|<<|>|2>|`|\n|#| |a=1|tini|--'.split('|'),
);
const script = fc.oneof(
  fc.string(),
  fc.array(fragment).map((parts) => parts.join('')),
);

test('law: any command is read', () => {
  fc.assert(
    fc.property(fc.array(script, { maxLength: 4 }), script, fc.option(fc.string()), (words, text, image) => {
      expect(() => pid1([...words, 'sh', '-c', text], image ?? undefined)).not.toThrow();
    }),
  );
});

// Each takes milliseconds where the work grows with the length, and minutes where it grows with its square.
test.each([
  '(',
  '$(',
  '"',
  "'",
  '\\',
  '`',
  '2>',
  '<',
  '&&',
  ';',
  'a ',
  'a;',
  '{ ',
  'if ',
  'done ',
  '$(a"',
  '#',
  '\n',
  'exec ',
  '-',
])('100 000 characters of %j are read', (part) => {
  expect(['unknown', 'shell', 'program']).toContain(
    pid1Of(['sh', '-c', part.repeat(100_000 / part.length)], undefined, false).type,
  );
});
