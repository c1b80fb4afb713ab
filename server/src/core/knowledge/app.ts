// The form of what is known about one framework or server. Entries are data, one file each in `apps/`; to add one, write
// the file and list it in `apps.ts`.
import type { Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { DurationFormat } from './settingDuration.ts';

export interface App {
  /** The name of its file. */
  readonly id: string;
  readonly title: string;
  /** Where upstream says so. */
  readonly source: string;
  /** What upstream release or commit the entry describes. */
  readonly version: string;
  readonly images: readonly AppImage[];
  /** Recognised as the program that a command runs. */
  readonly programs: readonly Program[];
  /** Recognised by its settings, where the program is `runtime` or the image's own. */
  readonly markers?: Markers;
  /** What each stop signal does. A signal that is not listed: unknown. */
  readonly onSignal: Readonly<Record<string, readonly StopCase[]>>;
  readonly otherSignals?: readonly StopCase[];
  /** What surprises people, one line each. */
  readonly traps: readonly Localized[];
}

export interface AppImage {
  /** Without registry and `library/`. */
  readonly repositories: readonly string[];
  /** Arguments that name another program replace this one; otherwise they are always arguments of this program. */
  readonly argumentsMayBeCommand: boolean;
  /** The tag has one of these words, where any is given. */
  readonly tagHas?: readonly string[];
  readonly tagLacks?: readonly string[];
  /** STOPSIGNAL by version of the tag; outside of these it is SIGTERM. */
  readonly stopSignals: readonly StopSignalRange[];
}

export interface StopSignalRange {
  readonly signal: string;
  /** First version that has it; absent: all. */
  readonly from?: string;
  readonly before?: string;
}

export interface Program {
  readonly name: string;
  /** One of these must be among the arguments. */
  readonly withArgument?: readonly string[];
}

export interface Markers {
  /** Beginnings of environment variables. */
  readonly env: readonly string[];
  /** Beginnings of arguments. */
  readonly flags: readonly string[];
  readonly runtime?: string;
}

/** The first case that holds counts. */
export interface StopCase {
  /** Holds where the setting is written so; without it, always. */
  readonly when?: { readonly settings: readonly Setting[]; readonly is: string };
  readonly does: StopBehaviour;
  /** What the signal does, in one line. */
  readonly note: Localized;
}

export type StopBehaviour =
  /** Ends without finishing its work. */
  | { readonly type: 'exitsAtOnce'; readonly exitCode?: number }
  /** Finishes its work and ends, at the latest after the bound. */
  | {
      readonly type: 'drains';
      readonly atMost: Bound;
      /** It takes the whole bound even with nothing to do. */
      readonly always?: true;
      readonly exitCode?: number;
    }
  /** Has no handler: the kernel decides. */
  | { readonly type: 'unhandled' }
  | { readonly type: 'unknown'; readonly exitCode?: number };

export interface Bound {
  /** Of upstream; `never` where there is no limit. */
  readonly byDefault: Millis;
  /** The first that is written counts. */
  readonly settings: readonly Setting[];
  readonly format: DurationFormat;
}

export type Setting =
  /** `--name=value` or `--name value`. `relaxed` ignores case, dashes and underscores; a `*` stands for one part. */
  | { readonly type: 'flag'; readonly name: string; readonly relaxed?: true }
  | { readonly type: 'env'; readonly name: string }
  /** A flag inside an environment variable. */
  | { readonly type: 'flagInEnv'; readonly env: string; readonly name: string }
  /** `-Dname=value` among the arguments or in a variable that the JVM or its start script reads. */
  | { readonly type: 'systemProperty'; readonly name: string }
  /** A property of the JSON object in an environment variable. */
  | { readonly type: 'jsonInEnv'; readonly env: string; readonly name: string };
