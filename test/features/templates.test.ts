import { describe, expect, test } from 'vitest';
import { drawDiagnostics } from '../support/check.ts';

const template = (grace: string, hook: string) => `{{- if .Values.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "app.fullname" . }}
  labels:
    {{- include "app.labels" . | nindent 4 }}
spec:
  template:
    spec:
${grace}
      containers:
        - name: app
          image: "{{ .Values.image }}:{{ .Values.tag }}"
${hook}
{{- end }}
`;
const lines = (indent: number, ...texts: readonly string[]) =>
  texts.map((text) => (text.startsWith('{{-') ? text : ' '.repeat(indent) + text)).join('\n');
const grace = (...texts: readonly string[]) => lines(6, ...texts);
const hook = (...texts: readonly string[]) => lines(10, ...texts);
const sleepLines = ['lifecycle:', '  preStop:', '    exec:', '      command: [sleep, "40"]'];
const sleep40 = hook(...sleepLines);

describe('templates without their engine', () => {
  test('plain values count', () => {
    expect(drawDiagnostics(template(grace('terminationGracePeriodSeconds: 30'), sleep40))).toMatchInlineSnapshot(`
      "      terminationGracePeriodSeconds: 30
      #                                    ^^ related[prestop-outlasts-grace]: the grace period: 30 s
                      command: [sleep, "40"]
      #                                 ^^ error[prestop-outlasts-grace]: preStop (40s) outlasts terminationGracePeriodSeconds (30s): hook abandoned and SIGTERM at t+30s, SIGKILL at t+32s"
    `);
  });

  test.each([
    ['a value that is filled in', grace('terminationGracePeriodSeconds: {{ .Values.grace }}'), sleep40],
    ['a value that may be filled in by a helper', grace('{{- include "app.spec" . | nindent 6 }}'), sleep40],
    ['nothing where a default would be', '', sleep40],
    [
      'a value under a condition',
      grace('{{- if .Values.grace }}', 'terminationGracePeriodSeconds: 30', '{{- end }}'),
      sleep40,
    ],
    [
      'one of two values',
      grace(
        '{{- if .x }}',
        'terminationGracePeriodSeconds: 30',
        '{{- else }}',
        'terminationGracePeriodSeconds: 60',
        '{{- end }}',
      ),
      sleep40,
    ],
    [
      'a hook under a condition',
      grace('terminationGracePeriodSeconds: 30'),
      hook('{{- with .Values.x }}', ...sleepLines, '{{- end }}'),
    ],
    [
      'a part of the hook',
      grace('terminationGracePeriodSeconds: 30'),
      sleep40.replace('"40"', '"{{ .Values.sleep }}"'),
    ],
    [
      'a script with a hole',
      grace('terminationGracePeriodSeconds: 30'),
      hook(
        'lifecycle:',
        '  preStop:',
        '    exec:',
        '      command:',
        '        - sh',
        '        - -c',
        '        - |',
        '          sleep 40{{ .Values.unit }}',
      ),
    ],
    ['an object that lacks what the API server asks for', grace('activeDeadlineSeconds: -1'), ''],
  ])('nothing is said of %s', (_, one, other) => {
    expect(drawDiagnostics(template(one, other))).toBe('');
  });
});
