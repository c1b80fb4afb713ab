// Texts as editors hold them: half-typed YAML, made of the pieces in which YAML can go wrong.
import fc from 'fast-check';

export const pieces = [
  ...['\n', '\r\n', '\r', '  ', '    ', '\t', ' ', '- ', '? ', ': ', ':', ', ', '|\n', '>-\n', '# c\n', '#'],
  ...[
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '\uFEFF',
    '\0',
    '\u001f',
    '\u0002',
    '{',
    '}',
    '[',
    ']',
    '{{',
    '}}',
    '${',
    '"',
    "'",
  ],
  ...[
    '&a ',
    '*a',
    '<<: ',
    '!!str ',
    '!x ',
    'a',
    'b: 1',
    'key:\n',
    'null',
    '0x1F',
    '30',
    'yes',
    '😀',
    '\ud800',
    '\\',
    '@',
    '`',
  ],
];

const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

const manifest = `# web
apiVersion: apps/v1
kind: Deployment
metadata: &meta
  name: web
  labels: {app: "web"}
spec:
  replicas: 2
  template:
    metadata:
      <<: *meta
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: web
          image: 'nginx:1'
          command: [sh, -c, "sleep 5"]
          lifecycle:
            preStop:
              exec:
                command:
                  - sh
                  - -c
                  - |
                    sleep 10
          readinessProbe:
            httpGet: {path: /, port: 80}
---
{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"selector": {"app": "web"}}}
`;

export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.nat(manifest.length),
    remove: fc.oneof(fc.constant(0), fc.nat(30)),
    insert: fc.oneof(fc.constantFrom(...pieces), soup),
  }),
  { maxLength: 8 },
);

export function edited(text: string, { at, remove, insert }: Edit): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

export const intactManifest = manifest;

export const yamlText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  soup,
  edits.map((changes) => changes.reduce(edited, manifest)),
);
