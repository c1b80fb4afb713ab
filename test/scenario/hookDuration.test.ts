// How long a hook takes, read from the hook: `5` is exactly 5 s, `5…` at least, `0…5` at most, `?` unknown.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { never } from '../../server/src/core/base/duration.ts';
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import type { HookAction } from '../../server/src/core/manifest/container.ts';
import { hookDuration, writtenDuration } from '../../server/src/core/scenario/hookDuration.ts';
import { read } from '../manifest/read.ts';

function actionOf(handler: object): HookAction {
  const spec = { containers: [{ name: 'app', image: 'app', lifecycle: { preStop: handler } }] };
  const [manifest] = read(JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'app' }, spec }));
  const hook = manifest && isWorkload(manifest) ? manifest.pod.spec.containers[0]?.preStop : undefined;
  if (!hook) throw new Error('no hook was read');
  return hook.action;
}

function takes(handler: object): string {
  const { lo, hi, fails } = writtenDuration(actionOf(handler));
  const range = lo === hi ? String(lo / 1000) : `${String(lo / 1000)}…${hi === never ? '' : String(hi / 1000)}`;
  return `${range === '0…' ? '?' : range}${fails ? ' fails' : ''}`;
}

const exec = (...command: readonly unknown[]): string => takes({ exec: { command } });
const script = (text: string): string => exec('/bin/sh', '-c', text);

describe('handlers', () => {
  test.each([
    [{ sleep: { seconds: 5 } }, '5'],
    [{ sleep: { seconds: 0 } }, '0'],
    [{ sleep: { seconds: -3 } }, '0'],
    [{ sleep: { seconds: '{{ .Values.sleep }}' } }, '?'],
    [{ httpGet: { port: 80 } }, '?'],
    [{ tcpSocket: { port: 80 } }, '0 fails'],
    [{}, '0 fails'],
    [{ sleep: { seconds: 5 }, exec: { command: ['sleep', '5'] } }, '0 fails'],
  ])('%j → %s', (handler, expected) => {
    expect(takes(handler)).toBe(expected);
  });
});

describe('a command without a shell', () => {
  test.each([
    [['sleep', '5'], '5'],
    [['/bin/sleep', '5'], '5'],
    [['/usr/bin/sleep', '0.5'], '0.5'],
    [['sleep', '.5'], '0.5'],
    [['sleep', '10s'], '10'],
    [['sleep', '2m'], '120'],
    [['sleep', '1h'], '3600'],
    [['sleep', '1d'], '86400'],
    [['sleep', '1m', '30s', '5'], '95'],
    [['sleep', '1.001'], '1.001'],
    [['sleep', '5x'], '?'],
    [['sleep', '$DRAIN_SECONDS'], '?'],
    [['sleep', '$(DRAIN_SECONDS)'], '?'],
    [['sleep', 'infinity'], '?'],
    [['sleep'], '0'],
    [['busybox', 'sleep', '5'], '5'],
    [['/bin/busybox', 'sleep', '5'], '5'],
    [['nginx', '-s', 'quit'], '0'],
    [['/usr/sbin/nginx', '-s', 'quit'], '0'],
    [['nginx', '-c', '/etc/nginx/nginx.conf', '-s', 'quit'], '0'],
    [['nginx'], '?'],
    [['/app/drain'], '?'],
    [['timeout', '20', '/app/drain'], '0…20'],
    [['timeout', '-s', 'KILL', '20', '/app/drain'], '0…20'],
    [['timeout', '--signal=KILL', '1m', '/app/drain'], '0…60'],
    [['timeout', '-k', '5', '20', '/app/drain'], '0…25'],
    [['timeout', '--kill-after=5', '20', '/app/drain'], '0…25'],
    [['timeout', '0', '/app/drain'], '?'],
    [['timeout', '$T', '/app/drain'], '?'],
    [['timeout', '20', 'sleep', '5'], '5'],
    [['timeout', '5', 'sleep', '20'], '5'],
    [['curl', '--max-time', '5', 'localhost/quit'], '0…5'],
    [['curl', '-s', '-m', '5', 'localhost/quit'], '0…5'],
    [['curl', '-sSfm', '5', 'localhost/quit'], '0…5'],
    [['curl', '--max-time', '5', '--retry', '3', 'localhost/quit'], '?'],
    [['curl', 'localhost/quit'], '?'],
    [['sleep 5'], '0 fails'],
    [['sh -c "sleep 5"'], '0 fails'],
    [['sh', '/drain.sh'], '?'],
    [['sh', '-c'], '?'],
    [['python', '-c', 'import time; time.sleep(5)'], '?'],
  ])('%j → %s', (command, expected) => {
    expect(exec(...command)).toBe(expected);
  });

  it('is unknown where a template writes it', () => {
    expect(takes({ exec: { command: '{{ .Values.command }}' } })).toBe('?');
    expect(exec('sleep', '{{ .Values.sleep }}')).toBe('?');
  });
});

describe('a shell with a script', () => {
  test.each([
    [['sh', '-c', 'sleep 5'], '5'],
    [['/bin/bash', '-c', 'sleep 5'], '5'],
    [['ash', '-c', 'sleep 5'], '5'],
    [['dash', '-c', 'sleep 5'], '5'],
    [['busybox', 'sh', '-c', 'sleep 5'], '5'],
    [['sh', '-ec', 'sleep 5'], '5'],
    [['bash', '-lc', 'sleep 5'], '5'],
    [['bash', '-o', 'pipefail', '-c', 'sleep 5'], '5'],
    [['sh', '-e', '-c', 'sleep 5'], '5'],
    // The script is `sleep`; 5 is its $0.
    [['sh', '-c', 'sleep', '5'], '0'],
    [['zsh', '-c', 'sleep 5'], '?'],
  ])('%j → %s', (command, expected) => {
    expect(exec(...command)).toBe(expected);
  });
});

describe('a script', () => {
  test.each([
    // One after another, with what is known to take no time.
    ['sleep 5; nginx -s quit', '5'],
    ['sleep 5 && nginx -s quit', '5'],
    ['sleep 5\nnginx -s quit\n', '5'],
    ['sleep 5;', '5'],
    ['sleep 3; sleep 2s', '5'],
    ['/bin/sleep 5', '5'],
    ['exec sleep 5', '5'],
    ['exec sleep 5; sleep 10', '5'],
    ['exec 2>&1; sleep 5', '5'],
    ['X=1; sleep 5', '5'],
    ['TZ=UTC sleep 5', '5'],
    ['echo bye > /proc/1/fd/1; sleep 5', '5'],
    ['sleep 5 2>/dev/null', '5'],
    ['touch /tmp/draining && sleep 5', '5'],
    ['rm -f /tmp/ready; sleep 5; kill -QUIT 1', '5'],
    ['sleep 5; exit 0; sleep 10', '5'],
    ['', '0'],
    // With what is bounded.
    ['sleep 5; curl --max-time 3 localhost/quit', '5…8'],
    ['sleep 5; timeout 3 /app/drain', '5…8'],
    // With what takes as long as it takes.
    ['sleep 5; /app/drain', '5…'],
    ['/app/drain; sleep 5', '5…'],
    ['curl localhost/quit; sleep 5', '5…'],
    ['sleep 5; kill -QUIT $(pidof nginx)', '5…'],
    ['sleep 5; echo `slow`', '5…'],
    ['X=$(slow); sleep 5', '5…'],
    ['$COMMAND; sleep 5', '5…'],
    ['sleep $DRAIN', '?'],
    ['sleep ${DRAIN:-5}', '?'],
    ['sleep "$DRAIN"; sleep 5', '5…'],
    ['sleep $((5 * 2))', '?'],
    ['sleep 5; cat <<EOF\nsleep 9\nEOF', '?'],
    // Quotes, comments, continued lines.
    ['sleep "5"', '5'],
    ["sleep '5'", '5'],
    ['sleep \\\n 5', '5'],
    ['echo "sleep 9; sleep 9"; sleep 5', '5'],
    ["echo 'a && sleep 9'; sleep 5", '5'],
    ['echo "done (almost)"; sleep 5', '5'],
    ['sleep 5 # sleep 9', '5'],
    ['# sleep 9\nsleep 5', '5'],
    ['echo it\\"s; sleep 5', '5'],
    ['sleep 5#', '?'],
    ['sleep 5; echo "never closed', '5'],
    // On a condition.
    ['test -f /tmp/x && sleep 5', '0…5'],
    ['nginx -s quit && sleep 5', '0…5'],
    ['[ -f /tmp/x ] && sleep 5; sleep 2', '2…7'],
    ['true || sleep 5', '0…5'],
    ['/app/drain || sleep 5', '?'],
    ['test -f /tmp/x || exit 0; sleep 5', '0…5'],
    ['if [ -f /tmp/x ]; then sleep 5; fi', '?'],
    ['if [ -f /tmp/x ]; then echo; fi; sleep 5', '5…'],
    ['if [ -f /tmp/x ]; then exit 0; fi; sleep 5', '?'],
    ['case $A in a) sleep 5;; esac', '?'],
    // In a loop, in the background, in a pipe, in a group, in a function.
    ['while pgrep nginx; do sleep 1; done', '?'],
    ['sleep 5; while pgrep nginx; do sleep 1; done', '5…'],
    ['for i in 1 2 3; do sleep 5; done', '?'],
    ['until curl -m 1 localhost; do sleep 1; done; sleep 5', '5…'],
    ['while true; do echo; done', '?'],
    ['sleep 5 &', '?'],
    ['sleep 5 & sleep 2', '2…'],
    ['sleep 5 && echo & sleep 2', '2…'],
    ['sleep 5 & wait', '?'],
    ['nginx -s quit & sleep 5', '5'],
    ['sleep 5 | cat', '?'],
    ['echo quit | nc localhost 99; sleep 5', '5…'],
    ['echo quit | sleep 5', '?'],
    ['(sleep 5)', '?'],
    ['{ sleep 5; }', '?'],
    ['f() { sleep 5; }; f', '?'],
    ['sleep 2; f() { sleep 5; }; sleep 3', '2…'],
    ['function f { sleep 5; }; f', '?'],
    ["trap 'sleep 9' EXIT; sleep 5", '5…'],
  ])('%j → %s', (text, expected) => {
    expect(script(text)).toBe(expected);
  });
});

describe('laws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'sleep 5|;|&&|||&||||\n|(|)|{|}|"|\'|`|$(|<<|<|>|#|\\|if|then|fi|while|do|done|exec|exit|timeout 3'.split('|'),
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  const anyScript = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));

  it('any text gives a range', () => {
    fc.assert(
      fc.property(fc.oneof(anyScript, fc.string({ unit: 'binary' })), fc.array(fc.string()), (text, words) => {
        for (const handler of [
          ['sh', '-c', text],
          [text, ...words],
          ['timeout', text, ...words],
        ]) {
          const { lo, hi } = writtenDuration(actionOf({ exec: { command: handler } }));
          expect(lo).toBeGreaterThanOrEqual(0);
          expect(hi).toBeGreaterThanOrEqual(lo);
        }
      }),
    );
  });

  it('a sleep in front adds its seconds, whatever comes behind', () => {
    fc.assert(
      fc.property(anyScript, (text) => {
        const alone = writtenDuration(actionOf({ exec: { command: ['sh', '-c', text] } }));
        const behind = writtenDuration(actionOf({ exec: { command: ['sh', '-c', `sleep 7\n${text}`] } }));
        const bothUnread = alone.hi === never && behind.hi === never && behind.lo === 0;
        expect(bothUnread || (behind.lo === alone.lo + 7000 && behind.hi === alone.hi + 7000)).toBe(true);
      }),
    );
  });

  // Twice the text in no more than a small multiple of the steps is not to be seen from outside; a text of this size
  // that took quadratic time would not end within the time that a test has.
  it.each(['sleep 1;', 'timeout 1 ', '$(', '"', '`', "'", '(', '{ ', 'a|', 'exec ', 'A=1 ', '<', '& ', '\\\n', 'if '])(
    '200 000 characters of %j are read',
    (unit) => {
      const text = unit.repeat(Math.ceil(200_000 / unit.length));
      const { lo, hi } = writtenDuration(actionOf({ exec: { command: ['sh', '-c', text] } }));
      expect(hi).toBeGreaterThanOrEqual(lo);
    },
  );
});

test('a hook whose program the image surely lacks fails at once', () => {
  const hook = actionOf({ exec: { command: ['sleep', '5'] } });
  const of = (image: string) => {
    const [manifest] = read(`apiVersion: v1\nkind: Pod\nspec: { containers: [{ name: app, image: "${image}" }] }`);
    const container = manifest && isWorkload(manifest) ? manifest.pod.spec.containers[0] : undefined;
    if (!container) throw new Error('no container was read');
    return hookDuration(hook, container);
  };
  expect(of('gcr.io/distroless/static')).toEqual({ lo: 0, hi: 0, fails: true });
  expect(of('cgr.dev/chainguard/node')).toEqual({ lo: 5000, hi: 5000, fails: false });
  expect(of('web:1')).toEqual({ lo: 5000, hi: 5000, fails: false });
});
