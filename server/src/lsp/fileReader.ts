// Files that no editor holds open, as the host of the server has them.

export interface ReadFile {
  readonly uri: string;
  readonly text: string;
}

/** Never fails: what cannot be read is left out. */
export interface FileReader {
  /** The manifests of the folder that a file lies in, itself included: a Service often stands in the next file. */
  readFolderOf(uri: string): Promise<readonly ReadFile[]>;
  /** The nearest `.graceline.yaml` at or above a file. */
  readSettingsFileFor(uri: string): Promise<ReadFile | undefined>;
  /** Undefined where there is no such file, or none that could be a manifest. */
  readFile(uri: string): Promise<string | undefined>;
}

export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
