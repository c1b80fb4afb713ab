// JSON schemas that others have written, and what they say against a value.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import Draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const options = { strict: false, allErrors: true };

/** The schema of SARIF 2.1.0 as its authors publish it; it is written in draft 4, with patterns that are older than `u`. */
export const sarifProblems = problemsBy(
  addFormats(new Draft4({ ...options, unicodeRegExp: false })),
  JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as object,
);

/** What a schema in draft 7 says against a value. */
export function draft7Problems(schema: object): (value: unknown) => readonly string[] {
  return problemsBy(addFormats(new Ajv(options)), schema);
}

function problemsBy(ajv: Pick<Ajv, 'compile'>, schema: object): (value: unknown) => readonly string[] {
  const validate = ajv.compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath}: ${message}`);
  };
}
