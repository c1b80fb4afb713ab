import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, drawCompletions } from '../../support/check.ts';
import { parseFixture, uriOf } from '../../support/fixture.ts';
import { hook, pod, service } from './manifests.ts';

describe('a grace period that suffices', () => {
  test('with what is known of the process', () => {
    const text = pod(
      'terminationGracePeriodSeconds: <|>',
      `${hook}\nenv:\n  - name: SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE\n    value: 20s`,
      'eclipse-temurin',
    );
    expect(drawCompletions(text)).toMatchInlineSnapshot(`"35  # 10 s preStop + 20 s to stop + 5 s margin"`);
    expect(drawCompletions(text, { locale: 'ko' })).toMatchInlineSnapshot(
      `"35  # preStop 10 s + 종료 20 s + 여유 5 s"`,
    );
  });

  test('as a line of its own, half typed', () => {
    expect(drawCompletions(pod('termin<|>', hook))).toMatchInlineSnapshot(
      `"terminationGracePeriodSeconds: 40  # 10 s preStop + 30 s to stop (assumed)"`,
    );
    expect(drawCompletions(pod('terminationGracePeriodSeconds: 5\nter<|>', hook))).toBe('');
  });
});

describe('a preStop that fits', () => {
  test('as a number', () => {
    const text = pod('terminationGracePeriodSeconds: 60', hook.replace('10', '<|>'));
    expect(drawCompletions(`#- pod.yaml\n${text}${service}`)).toMatchInlineSnapshot(`
      "5  # 5 s until clients of ClusterIP stop sending (assumed)
      25  # 60 s grace period − 30 s to stop − 5 s margin: the longest that fits"
    `);
    expect(drawCompletions(`#- pod.yaml\n${text}${service}`, { locale: 'ko' })).toMatchInlineSnapshot(`
      "5  # ClusterIP 클라이언트가 요청을 멈출 때까지 5 s (가정)
      25  # 유예 기간 60 s − 종료 30 s − 여유 5 s: 가능한 최댓값"
    `);
    expect(drawCompletions(text)).toMatchInlineSnapshot(
      `"25  # 60 s grace period − 30 s to stop − 5 s margin: the longest that fits"`,
    );
  });

  test('as a block, wherever one is missing', () => {
    const drawn = (container: string): string => drawCompletions(`#- pod.yaml\n${pod('', container)}${service}`);
    expect(drawn('lifecycle:\n  preStop:\n    <|>')).toMatchInlineSnapshot(`
      "sleep:  # 5 s until clients of ClusterIP stop sending (assumed)
                  seconds: 5"
    `);
    expect(drawn('lifecycle:\n  pre<|>')).toMatchInlineSnapshot(`
      "preStop:  # 5 s until clients of ClusterIP stop sending (assumed)
                sleep:
                  seconds: 5"
    `);
    expect(drawn('life<|>')).toMatchInlineSnapshot(`
      "lifecycle:  # 5 s until clients of ClusterIP stop sending (assumed)
              preStop:
                sleep:
                  seconds: 5"
    `);
    expect(drawn(`${hook}\nlife<|>`)).toBe('');
    expect(drawCompletions(pod('', 'life<|>'))).toBe('');
  });

  test('in brackets', () => {
    const drawn = (container: string): string => drawCompletions(`#- pod.yaml\n${pod('', container)}${service}`);
    expect(drawn('lifecycle:\n  preStop: { sleep: { seconds: <|> } }')).toMatchInlineSnapshot(`
      "5  # 5 s until clients of ClusterIP stop sending (assumed)
      25  # 30 s grace period − 5 s margin: the longest that fits, for a process that stops at once"
    `);
    expect(drawn('lifecycle: { preStop: { sleep: { seconds: <|>')).toMatchInlineSnapshot(`
      "5  # 5 s until clients of ClusterIP stop sending (assumed)
      25  # 30 s grace period − 5 s margin: the longest that fits, for a process that stops at once"
    `);
    expect(drawn('lifecycle: { preStop: { <|> } }')).toMatchInlineSnapshot(
      `"sleep: { seconds: 5 }  # 5 s until clients of ClusterIP stop sending (assumed)"`,
    );
    expect(drawn('lifecycle: { <|> }')).toMatchInlineSnapshot(
      `"preStop: { sleep: { seconds: 5 } }  # 5 s until clients of ClusterIP stop sending (assumed)"`,
    );
    expect(drawn('lifecycle: { preStop: { exec: { command: ["sl<|>"] } } }')).toMatchInlineSnapshot(`
      "["sleep", "5"]  # 5 s until clients of ClusterIP stop sending (assumed)
      ["sleep", "25"]  # 30 s grace period − 5 s margin: the longest that fits, for a process that stops at once"
    `);
    expect(drawn('lifecycle: { postStart: { sleep: { seconds: <|> } } }')).toBe('');
    expect(drawn('lifecycle: { preStop: { sl<|>eep: { seconds: 1 } } }')).toBe('');
  });

  test('as a command, and where the cluster does not know the sleep action', () => {
    expect(drawCompletions(pod('', 'lifecycle:\n  preStop:\n    exec:\n      command: ["sl<|>'))).toMatchInlineSnapshot(
      `"["sleep", "25"]  # 30 s grace period − 5 s margin: the longest that fits, for a process that stops at once"`,
    );
    expect(
      drawCompletions(`#- pod.yaml\n${pod('', 'lifecycle:\n  preStop:\n    <|>')}${service}`, { kubernetesMinor: 28 }),
    ).toMatchInlineSnapshot(`
      "exec:  # 5 s until clients of ClusterIP stop sending (assumed)
                  command: ["sleep", "5"]"
    `);
  });

  test('none where the grace period leaves no room', () => {
    expect(drawCompletions(pod('terminationGracePeriodSeconds: 5', hook.replace('10', '<|>')))).toBe('');
  });
});

describe('probes', () => {
  test('what a number comes to', () => {
    expect(drawCompletions(pod('', 'startupProbe:\n  failureThreshold: <|>\n  tcpSocket: { port: 80 }')))
      .toMatchInlineSnapshot(`
      "6  # 60 s to start in
      12  # 120 s to start in
      30  # 300 s to start in
      60  # 600 s to start in"
    `);
    expect(
      drawCompletions(pod('', 'readinessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: <|>'), { locale: 'ko' }),
    ).toMatchInlineSnapshot(`
      "1  # 0 … 1 s 뒤 ready, 2 … 4 s 무응답이면 not ready
      5  # 0 … 5 s 뒤 ready, 10 … 16 s 무응답이면 not ready
      10  # 0 … 10 s 뒤 ready, 20 … 31 s 무응답이면 not ready
      30  # 0 … 30 s 뒤 ready, 60 … 91 s 무응답이면 not ready"
    `);
  });

  test('liveness is looser than readiness', () => {
    const text =
      'readinessProbe:\n  tcpSocket: { port: 80 }\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  failureThreshold: 3<|>';
    expect(drawCompletions(pod('', text))).toMatchInlineSnapshot(`
      "1  # killed after 0 … 11 s of silence; not ready after 20 … 31 s
      3  # killed after 20 … 31 s of silence; not ready after 20 … 31 s
      5  # killed after 40 … 51 s of silence; not ready after 20 … 31 s
      6  # killed after 50 … 61 s of silence; not ready after 20 … 31 s
      10  # killed after 90 … 101 s of silence; not ready after 20 … 31 s"
    `);
  });

  test('in brackets', () => {
    const inBrackets = (rest: string): string =>
      pod('', '').replace(/    - name: app[^]*$/, `    - { name: app, image: app, ${rest} }\n`);
    expect(drawCompletions(inBrackets('livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: <|> }')))
      .toMatchInlineSnapshot(`
      "1  # killed after 0 … 11 s of silence
      3  # killed after 20 … 31 s of silence
      5  # killed after 40 … 51 s of silence
      10  # killed after 90 … 101 s of silence"
    `);
    expect(
      drawCompletions(inBrackets('livenessProbe: { httpGet: { path: /, port: 80 } }, start<|>')),
    ).toMatchInlineSnapshot(
      `"startupProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 10, failureThreshold: 30 }  # 300 s to start in, before liveness asks the same"`,
    );
  });

  test('a startup probe that asks the same', () => {
    const text = 'livenessProbe:\n    httpGet:\n        path: /live\n        port: 80\nstart<|>';
    expect(drawCompletions(pod('', text))).toMatchInlineSnapshot(`
      "startupProbe:  # 300 s to start in, before liveness asks the same
              httpGet:
                  path: /live
                  port: 80
              periodSeconds: 10
              failureThreshold: 30"
    `);
  });
});

test('inside of a List', () => {
  const text = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
    spec:
      terminationGracePeriodSeconds: <|>
      containers:
        - name: app
          image: app
`;
  expect(drawCompletions(text)).toMatchInlineSnapshot(`"30  # 30 s to stop (assumed)"`);
});

test('what is replaced is what was typed', () => {
  const fixture = parseFixture(pod('terminationGracePeriodSeconds: 1<|>2 # why', hook));
  const { cursor } = fixture;
  const [found] = cursor ? analyse(fixture).completions(cursor.uri, cursor.offset) : [];
  const { start, end } = found?.at.span ?? { start: 0, end: 0 };
  expect(fixture.files[0]?.text.slice(start, end)).toBe('12');
});

test('nothing where there is no reason', () => {
  expect(drawCompletions(pod('<|>', 'ports: []').replace('kind: Pod', 'kind: Other'))).toBe('');
  expect(drawCompletions('<|>')).toBe('');
  expect(drawCompletions(pod('', 'image: <|>'))).toBe('');
  expect(drawCompletions(pod('# terminationGracePeriodSeconds: <|>', hook))).toBe('');
});

test('law: whatever is typed, it is answered, and what is replaced holds the cursor', () => {
  const source = `${pod('terminationGracePeriodSeconds: 30', hook)}---\n${service.slice(service.indexOf('\n') + 1)}`;
  const uri = uriOf('manifest.yaml');
  fc.assert(
    fc.property(fc.nat(source.length), fc.nat(40), fc.string({ maxLength: 8 }), (from, length, typed) => {
      const text = source.slice(0, from) + typed + source.slice(from + length);
      const offset = from + typed.length;
      const analysis = analyse({ files: [{ path: 'manifest.yaml', uri, text }], builds: [], cursor: undefined });
      for (const { at } of analysis.completions(uri, offset)) {
        expect(at.span.start).toBeLessThanOrEqual(offset);
        expect(at.span.end).toBeGreaterThanOrEqual(offset);
      }
    }),
  );
});
