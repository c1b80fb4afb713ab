// A file of settings as a program finds it, and the way back to where its author keeps it.
import type { Place } from '../base/place.ts';
import type { Span } from '../base/span.ts';

export interface ConfigFile {
  /** `mounted`: a key of a ConfigMap that the container sees as a file. `packaged`: a file of the sources, built into the image. */
  readonly type: 'mounted' | 'packaged';
  /**
   * Where it is mounted, absolute; of a packaged file, below the folder of what is built. With a `/` at its end it is a
   * folder, of which nobody here can say what is in it.
   */
  readonly path: string;
  /** Undefined where it cannot be known. */
  readonly text: string | undefined;
  /** What people look for to find it: `ConfigMap web`, `application.yml`. */
  readonly keptIn: string;
  /** A stretch of the text in the document that its author edits. */
  readonly placeOf: (span: Span) => Place;
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** With its `/` at the end; empty where there is none. */
export function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
