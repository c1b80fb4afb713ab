// Why nothing was made.
import path from 'node:path';
import type { Localized } from '../core/base/localized.ts';
import type { BuildTool } from '../core/builds/build.ts';

export function isMissing(reference: string): Localized {
  return { en: `${reference} is not there`, ko: `${reference} 없음` };
}

export function asksTheNetwork(reference: string): Localized {
  return { en: `${reference} would have to come from the network`, ko: `${reference}: 네트워크에서 가져와야 함` };
}

const programs: Readonly<Record<BuildTool, Localized>> = {
  kustomize: { en: 'neither kustomize nor kubectl is installed', ko: 'kustomize와 kubectl이 설치되어 있지 않음' },
  helm: { en: 'helm is not installed', ko: 'helm이 설치되어 있지 않음' },
};

export function notInstalled(tool: BuildTool): Localized {
  return programs[tool];
}

/** What a setting names. */
export function isNoProgram(written: string): Localized {
  return { en: `there is no program ${written}`, ko: `프로그램 ${written} 없음` };
}

/** Longer ones are lists of causes that no line has room for. */
const maxLength = 300;

/** What the program says, without the paths of the machine. */
export function said(program: string, message: string, folders: readonly string[]): Localized {
  const name = path.basename(program, path.extname(program) === '.exe' ? '.exe' : '');
  const short = folders.reduce(
    (text, folder) => text.replaceAll(`${folder}${path.sep}`, '').replaceAll(folder, '.'),
    message,
  );
  const words = `${name}: ${short.length > maxLength ? `${short.slice(0, maxLength)}…` : short}`;
  return { en: words, ko: words };
}
