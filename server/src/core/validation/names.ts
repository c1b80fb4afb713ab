// The forms that names, labels and ports must have, and what Kubernetes says of those that have them not
// (k8s.io/apimachinery/pkg/util/validation).

/** The complaints about a text; none where it is fine. */
export type Form = (text: string) => readonly string[];

const fine: readonly string[] = [];

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const qualifiedName = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const ends = 'and must start and end with an alphanumeric character';

export const dns1123Label = form(63, label, {
  complaint: `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', ${ends}`,
  examples: ['my-name', '123-abc'],
});

export const dns1035Label = form(63, '[a-z]([-a-z0-9]*[a-z0-9])?', {
  complaint:
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  examples: ['my-name', 'abc-123'],
});

export const dns1123Subdomain = form(253, `${label}(\\.${label})*`, {
  complaint: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', ${ends}`,
  examples: ['example.com'],
});

export const labelValue = form(63, `(${qualifiedName})?`, {
  complaint: `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', ${ends}`,
  examples: ['MyValue', 'my_value', '12345'],
});

export const httpHeaderName = form(Number.POSITIVE_INFINITY, '[-A-Za-z0-9]+', {
  complaint: "a valid HTTP header must consist of alphanumeric characters or '-'",
  examples: ['X-Header-Name'],
});

export const environmentName = form(Number.POSITIVE_INFINITY, '[-._a-zA-Z][-._a-zA-Z0-9]*', {
  complaint:
    "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
  examples: ['my.env-name', 'MY_ENV.NAME', 'MyEnvName1'],
});

/** As of 1.32. */
export const relaxedEnvironmentName: Form = (text) =>
  unless(
    /^[ -<>-~]+$/.test(text),
    'a valid environment variable name must consist only of printable ASCII characters other than "="',
  );

/** A key of a ConfigMap or Secret, which is a file name once it is mounted. */
export const configMapKey = form(253, '[-._a-zA-Z0-9]+', {
  complaint: "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  examples: ['key.name', 'KEY_NAME', 'key-name'],
});

/** All that every object's name must be: a part of a URL. */
export const pathSegment: Form = (text) => {
  if (text === '.' || text === '..') return [`may not be '${text}'`];
  return ['/', '%'].filter((character) => text.includes(character)).map((found) => `may not contain '${found}'`);
};

const keyComplaint = `must consist of alphanumeric characters, '-', '_' or '.', ${ends}`;
const keyName = form(63, qualifiedName, { complaint: keyComplaint, examples: ['MyName', 'my.name', '123-abc'] });

/** Keys of labels and annotations: `name` or `prefix/name`. */
export const qualifiedKey: Form = (text) => {
  const slash = text.indexOf('/');
  const prefix = slash < 0 ? undefined : text.slice(0, slash);
  const name = text.slice(slash + 1);
  if (name.includes('/')) {
    return [
      `a qualified name ${keyComplaint} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const ofPrefix = prefix === undefined ? fine : nonEmpty(dns1123Subdomain)(prefix);
  const ofName = nonEmpty(keyName)(name);
  return [...ofPrefix.map((words) => `prefix part ${words}`), ...ofName.map((words) => `name part ${words}`)];
};

function nonEmpty(inner: Form): Form {
  return (text) => (text === '' ? ['must be non-empty'] : inner(text));
}

/** At most 15 characters, as IANA wants it. */
export const portName: Form = (text) => [
  ...atMost(15, text),
  ...unless(/^[-a-z0-9]+$/.test(text), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'),
  ...unless(/[a-z]/.test(text), 'must contain at least one letter (a-z)'),
  ...unless(!text.includes('--'), 'must not contain consecutive hyphens'),
  ...unless(!text.startsWith('-') && !text.endsWith('-'), 'must not begin or end with a hyphen'),
];

export const percent: Form = (text) =>
  unless(
    /^[0-9]+%$/.test(text),
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
  );

export function portNumber(port: number): readonly string[] {
  return unless(port >= 1 && port <= 65_535, 'must be between 1 and 65535, inclusive');
}

interface Words {
  readonly complaint: string;
  readonly examples: readonly string[];
}

function form(maxLength: number, expression: string, { complaint, examples }: Words): Form {
  const pattern = new RegExp(`^(?:${expression})$`);
  const quoted = examples.map((example) => `'${example}'`).join(',  or ');
  const words = `${complaint} (e.g. ${quoted}, regex used for validation is '${expression}')`;
  return (text) => [...atMost(maxLength, text), ...unless(pattern.test(text), words)];
}

function atMost(characters: number, text: string): readonly string[] {
  return unless(text.length <= characters, `must be no more than ${characters} characters`);
}

function unless(isFine: boolean, complaint: string): readonly string[] {
  return isFine ? fine : [complaint];
}
