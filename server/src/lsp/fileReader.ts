// Files that no editor holds open, as the host of the server has them.

export interface ReadFile {
  readonly uri: string;
  readonly text: string;
}

/** Never fails: what cannot be read is left out. */
export interface FileReader {
  /** The manifests of the folder that a file lies in, itself included: a Service often stands in the next file. */
  readFolderOf(uri: string): Promise<readonly ReadFile[]>;
  /** Undefined where there is no such file, or none that could be a manifest. */
  readFile(uri: string): Promise<string | undefined>;
}
