/** Why the operating system refused: `no such file or folder` says it better than `ENOENT: no such file or directory, stat '/a'`. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EISDIR') return 'it is a folder, name a file';
  return error instanceof Error ? error.message : String(error);
}
