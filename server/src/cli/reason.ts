import type { Localized } from '../core/base/localized.ts';

/** Why the operating system refused: `no such file or folder` says it better than `ENOENT: no such file or directory, stat '/a'`. */
export function reason(error: unknown): Localized {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return { en: 'no such file or folder', ko: '그런 파일이나 폴더가 없습니다' };
  if (code === 'EACCES' || code === 'EPERM') return { en: 'permission denied', ko: '권한이 없습니다' };
  if (code === 'EISDIR') return { en: 'it is a folder, name a file', ko: '폴더입니다. 파일을 지정하십시오' };
  const message = error instanceof Error ? error.message : String(error);
  return { en: message, ko: message };
}

export function cannotRead(path: string, why: Localized): Localized {
  return { en: `cannot read ${path}: ${why.en}`, ko: `${path} 파일을 읽을 수 없음: ${why.ko}` };
}
