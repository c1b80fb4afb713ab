// The sets that everything is measured on, made anew in each run and the same in every run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  application,
  autoscaler,
  budget,
  cleanup,
  ingress,
  networkPolicy,
  service,
  workload,
  type Application,
} from './application.ts';
import {
  customResource,
  customResourceDefinition,
  dashboard,
  monitoring,
  pipeline,
  rights,
  settings,
} from './platform.ts';
import { Random } from './random.ts';

export interface SetFile {
  /** Relative, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface RepositoryFile extends SetFile {
  /** Whose folder it lies in. */
  readonly app: Application;
}

/** One file of about 80 lines, a single Deployment. */
export function small(): SetFile {
  const random = new Random(1);
  const app: Application = { ...application(random, 1), framework: 'go', faulty: true };
  return { path: 's/deployment.yaml', text: workload(random, app) };
}

/** One file of about 1,000 lines and 32 documents. */
export function thousandLines(): SetFile {
  return { path: 'k1/manifests.yaml', text: oneFile(3, (documents) => documents >= 32) };
}

/** One file of 5 MB, about 5,000 documents. */
export function oneBig(): SetFile {
  return { path: 'one-big/all.yaml', text: oneFile(5, (_, length) => length > 5_000_000) };
}

/** Ten files a folder, one folder an application, about 1.7 KB a file. */
export function repository(files: 10 | 100 | 1000 | 10_000): readonly RepositoryFile[] {
  const random = new Random(files);
  return Array.from({ length: files / 10 }, (_, number) => folder(random, application(random, number))).flat();
}

/** Writes the files below a new temporary folder; `use` gets its path, and afterwards it is gone. */
export async function onDisk<T>(files: readonly SetFile[], use: (root: string) => Promise<T> | T): Promise<T> {
  const root = mkdtempSync(path.join(tmpdir(), 'graceline-bench-'));
  try {
    for (const folder of new Set(files.map((file) => path.dirname(file.path)))) {
      mkdirSync(path.join(root, folder), { recursive: true });
    }
    for (const file of files) writeFileSync(path.join(root, file.path), file.text);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function folder(random: Random, app: Application): readonly RepositoryFile[] {
  const files: Record<string, string> = {
    'workload.yaml': workload(random, app) + (random.chance(0.5) ? `---\n${cleanup(random, app)}` : ''),
    'service.yaml': service(random, app),
    'budget.yaml': budget(random, app),
    'autoscaler.yaml': autoscaler(random, app),
    'ingress.yaml': ingress(random, app),
    'settings.yaml': settings(random, app),
    'rights.yaml': rights(app) + (app.faulty ? `---\n${budget(random, app, `${app.name}-platform`)}` : ''),
    'monitoring.yaml': monitoring(random, app),
    'mesh.yaml': `${customResource(random, app)}---\n${networkPolicy(app)}`,
    ...lastFile(random, app),
  };
  return Object.entries(files).map(([name, text]) => ({ path: `${app.namespace}/${app.name}/${name}`, text, app }));
}

function lastFile(random: Random, app: Application): Readonly<Record<string, string>> {
  if (random.chance(0.3)) return { 'crd.yaml': customResourceDefinition(random, app) };
  return random.chance(0.6) ? { 'dashboard.yaml': dashboard(random, app) } : { 'pipeline.yml': pipeline(app) };
}

function oneFile(seed: number, isFull: (documents: number, length: number) => boolean): string {
  const random = new Random(seed);
  const documents: string[] = [];
  let length = 0;
  for (let number = 0; ; number += 1) {
    const app = application(random, number);
    const rarer = [budget, autoscaler, ingress, settings, customResource].filter(() => random.chance(0.25));
    const beside = random.chance(0.7) ? [service, ...rarer] : rarer;
    const rbac = random.chance(0.15) ? rights(app).split('---\n') : [];
    for (const document of [workload, ...beside].map((write) => write(random, app)).concat(rbac)) {
      documents.push(document);
      length += document.length;
      if (isFull(documents.length, length)) return documents.join('---\n');
    }
  }
}
