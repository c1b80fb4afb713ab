// The verdicts that real API servers gave, asked of the built command line as a script would ask.
import { expect, test } from 'vitest';
import cases from '../truth/data/admission.json' with { type: 'json' };
import { folder, graceline } from './graceline.ts';

interface Case {
  readonly id: string;
  readonly manifest: string;
  readonly accepted: boolean;
  readonly featureGates?: Readonly<Record<string, boolean>>;
}

interface Report {
  readonly diagnostics: readonly { readonly rejectedByApiServer: boolean; readonly file: string }[];
  readonly manifests: readonly { readonly file: string; readonly rejectedByApiServer: boolean }[];
}

function options({ featureGates = {} }: Case): readonly string[] {
  return Object.entries(featureGates).flatMap(([name, value]) => ['--feature-gate', `${name}=${String(value)}`]);
}

const all = cases as readonly Case[];

// One run for each set of options.
test.each([...new Set(all.map((one) => options(one).join(' ')))])('check %s', async (line) => {
  const batch = all.filter((one) => options(one).join(' ') === line);
  const files = batch.map(({ manifest }, index) => [`${String(index)}.yaml`, manifest] as const);
  const args = ['check', '--format', 'json', '--fail-on', 'never', ...line.split(' ').filter((word) => word !== '')];
  const run = await graceline(args, { cwd: folder(Object.fromEntries(files)) });
  const { manifests, diagnostics } = JSON.parse(run.stdout) as Report;

  batch.forEach(({ id, accepted }, index) => {
    const inFile = ({ file }: { readonly file: string }): boolean => file === `${String(index)}.yaml`;
    const refused = manifests.filter(inFile).some(({ rejectedByApiServer }) => rejectedByApiServer);
    expect({ id, accepted: !refused }).toEqual({ id, accepted });
    const told = diagnostics.filter(inFile).some(({ rejectedByApiServer }) => rejectedByApiServer);
    expect({ id, told }).toEqual({ id, told: !accepted });
  });
});
