// yaml-language-server 2 with the Kubernetes schema, which is what most editors have for manifests today. It is installed
// from npm when it is first wanted, into the user's cache and not into the repository.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { ServerUnderTest } from './editor.ts';
import { kubernetesSchema } from './kubernetesSchema.ts';
import { say } from './measure.ts';

const packages = ['yaml-language-server@2.0.0', 'kubernetes-types@1.30.0'];

/** How long it waits after the last change before it looks, by design: not counted as its work. */
export const peerDebounceMillis = 200;

/** Undefined, with a sentence about it, where it cannot be installed. */
export function yamlLanguageServer(): ServerUnderTest | undefined {
  const home = install();
  if (home === undefined) {
    say(`Without comparison: npm could not install ${packages.join(' and ')}.`);
    return undefined;
  }
  const { all, definitions } = kubernetesSchema(path.join(home, 'kubernetes-types'));
  return {
    name: 'yaml-language-server',
    script: path.join(home, 'yaml-language-server/bin/yaml-language-server'),
    settings: {
      yaml: {
        schemas: { kubernetes: ['*.yaml', '*.yml'] },
        validate: true,
        hover: true,
        completion: true,
        schemaStore: { enable: false },
        kubernetesCRDStore: { enable: false },
      },
    },
    // It then asks the editor for schemas, and not the network.
    announce: ['yaml/registerContentRequest'],
    answers: {
      'vscode/content': (url) => JSON.stringify(String(url).endsWith('_definitions.json') ? definitions : all),
    },
  };
}

/** Where the packages are. */
function install(): string | undefined {
  const cache = process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache');
  const folder = path.join(cache, 'graceline-bench', packages.join('-'));
  const home = path.join(folder, 'node_modules');
  if (packages.every((name) => existsSync(path.join(home, name.replace(/@[^@]*$/, ''), 'package.json')))) return home;
  mkdirSync(folder, { recursive: true });
  const options = [
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel',
    'error',
    '--fetch-retries',
    '1',
  ];
  const windows = process.platform === 'win32';
  const { status } = spawnSync('npm', ['install', ...options, ...packages], { stdio: 'ignore', shell: windows });
  return status === 0 ? home : undefined;
}
