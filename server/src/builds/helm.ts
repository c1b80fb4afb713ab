// What Helm makes of a chart, with its own values and those that the settings name.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileUri } from '../core/base/place.ts';
import { text } from '../core/builds/kustomization.ts';
import { parseDocument } from '../core/syntax/parseDocument.ts';
import type { Output, Planner } from './plan.ts';
import type { Program } from './programs.ts';
import { isBelow, typeOf, type Sources } from './sources.ts';
import { inTemporaryFolder } from './temporaryFolder.ts';
import { said } from './words.ts';

/** A chart of more files than this is none of somebody who waits for it. */
const maxMembers = 5000;

export const planChart: Planner = async (file, { valuesFiles }, sources) => {
  const folder = path.dirname(file);
  const named = valuesFiles.map((one) => path.resolve(folder, one));
  const given: string[] = [];
  for (const one of named) if ((await typeOf(one)) === 'file') given.push(one);
  const own = path.join(folder, 'values.yaml');
  const members = [...new Set([...(await filesBelow(folder)), ...given])];
  return {
    members,
    values: [...(members.includes(own) ? [own] : []), ...given],
    obstacle: undefined,
    make: (program) => make(program, file, { members, given, sources }),
  };
};

interface Chart {
  readonly members: readonly string[];
  /** Values files beside the chart's own. */
  readonly given: readonly string[];
  readonly sources: Sources;
}

async function make(program: Program, file: string, { members, given, sources }: Chart): Promise<Output> {
  const folder = path.dirname(file);
  const release = releaseName(await sources.text(file));
  return inTemporaryFolder(async (temporary) => {
    const moved = (one: string): string => path.join(temporary, `given-${given.indexOf(one)}.yaml`);
    const isSaved = sources.areSaved(members);
    const chart = isSaved ? folder : path.join(temporary, 'chart');
    if (!isSaved) {
      await sources.copy(
        members.filter((one) => isBelow(folder, one)),
        folder,
        chart,
      );
      for (const one of given) await sources.copy([one], one, moved(one));
    }
    const values = given.flatMap((one) => ['--values', isSaved ? one : moved(one)]);
    const done = await program.run(['template', release, chart, ...values], temporary);
    if (done.type === 'output') return { type: 'rendered', text: done.text, base: folder };
    return { type: 'problem', why: said(program.file, done.message, [chart, folder, temporary]) };
  });
}

/** That of the chart, so that what is named after the release reads as it does in most clusters. */
function releaseName(chart: string | undefined): string {
  const name = chart === undefined ? undefined : text(parseDocument(fileUri('Chart.yaml'), chart).root, 'name');
  return name !== undefined && /^[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?$/.test(name) ? name : 'release-name';
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const open = [folder];
  for (let next = open.pop(); next !== undefined && found.length < maxMembers; next = open.pop()) {
    for (const entry of await readdir(next, { withFileTypes: true }).catch(() => [])) {
      const place = path.join(next, entry.name);
      if (entry.isFile()) found.push(place);
      else if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') open.push(place);
    }
  }
  return found.sort();
}
