// The forms that names, labels and ports must have, and what Kubernetes says of those that have them not
// (k8s.io/apimachinery/pkg/util/validation).

/** The complaints about a text; none where it is fine. */
export type Form = (text: string) => readonly string[];

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const qualifiedName = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

export const dns1123Label: Form = (text) => [
  ...atMost(63, text),
  ...matches(
    text,
    label,
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
    ['my-name', '123-abc'],
  ),
];

export const dns1035Label: Form = (text) => [
  ...atMost(63, text),
  ...matches(
    text,
    '[a-z]([-a-z0-9]*[a-z0-9])?',
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
    ['my-name', 'abc-123'],
  ),
];

export const dns1123Subdomain: Form = (text) => [
  ...atMost(253, text),
  ...matches(
    text,
    `${label}(\\.${label})*`,
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
    ['example.com'],
  ),
];

/** All that every object's name must be: a part of a URL. */
export const pathSegment: Form = (text) => {
  if (text === '.' || text === '..') return [`may not be '${text}'`];
  return ['/', '%'].filter((character) => text.includes(character)).map((found) => `may not contain '${found}'`);
};

export const labelValue: Form = (text) => [
  ...atMost(63, text),
  ...matches(
    text,
    `(${qualifiedName})?`,
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
    ['MyValue', 'my_value', '12345'],
  ),
];

/** Keys of labels and annotations: `name` or `prefix/name`. */
export const qualifiedKey: Form = (text) => {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) {
    return [
      `a qualified name ${alphanumeric} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
  const ofPrefix = prefix === '' ? ['must be non-empty'] : prefix === undefined ? [] : dns1123Subdomain(prefix);
  if (name === '') return [...ofPrefix.map((text) => `prefix part ${text}`), 'name part must be non-empty'];
  const ofName = [...atMost(63, name), ...matches(name, qualifiedName, alphanumeric, ['MyName', 'my.name', '123-abc'])];
  return [...ofPrefix.map((text) => `prefix part ${text}`), ...ofName.map((text) => `name part ${text}`)];
};

const alphanumeric =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

/** At most 15 characters, as IANA wants it. */
export const portName: Form = (text) => {
  const complaints = [...atMost(15, text)];
  if (!/^[-a-z0-9]+$/.test(text))
    complaints.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(text)) complaints.push('must contain at least one letter (a-z)');
  if (text.includes('--')) complaints.push('must not contain consecutive hyphens');
  if (text.startsWith('-') || text.endsWith('-')) complaints.push('must not begin or end with a hyphen');
  return complaints;
};

export const httpHeaderName: Form = (text) =>
  matches(text, '[-A-Za-z0-9]+', "a valid HTTP header must consist of alphanumeric characters or '-'", [
    'X-Header-Name',
  ]);

export const percent: Form = (text) =>
  /^[0-9]+%$/.test(text)
    ? []
    : [
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
      ];

export function portNumber(port: number): readonly string[] {
  return port >= 1 && port <= 65_535 ? [] : ['must be between 1 and 65535, inclusive'];
}

function atMost(characters: number, text: string): readonly string[] {
  return text.length > characters ? [`must be no more than ${characters} characters`] : [];
}

function matches(text: string, form: string, complaint: string, examples: readonly string[]): readonly string[] {
  if (new RegExp(`^${form}$`).test(text)) return [];
  const quoted = examples.map((example) => `'${example}'`);
  return [`${complaint} (e.g. ${quoted.join(',  or ')}, regex used for validation is '${form}')`];
}
