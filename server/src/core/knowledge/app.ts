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
  /** The files that it reads settings from. */
  readonly configFiles?: ConfigFiles;
  /** What each stop signal does. A signal that is not listed: unknown. */
  readonly onSignal: Readonly<Record<string, readonly StopCase[]>>;
  readonly otherSignals?: readonly StopCase[];
  /** How long it goes on accepting requests after its stop signal, as a sleep in preStop would make it. */
  readonly acceptsFor?: Bound;
  /** What the other containers of its pod reach only through it, where it is made to stand beside them. */
  readonly serves?: Localized;
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
  /** Beginnings of names in its files of settings. */
  readonly settings?: readonly string[];
  readonly runtime?: string;
}

/** The first case that holds counts. */
export interface StopCase {
  /** Holds where the property is set to this, or to anything else; without it, always. */
  readonly when?: { readonly property: Property } & ({ readonly is: string } | { readonly isNot: string });
  readonly does: StopBehaviour;
  /** What the signal does, in one line. */
  readonly note: Localized;
}

export type StopBehaviour =
  /** Ends without finishing its work. */
  | {
      readonly type: 'exitsAtOnce';
      readonly exitCode?: number;
      /** It could finish its work, and is told not to, or is not told to. */
      readonly drainIsOff?: DrainSwitch;
    }
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

export interface DrainSwitch {
  readonly property: Property;
  /** What turns it on; absent where that is how long it may take. */
  readonly on?: string;
  /** What then bounds it. */
  readonly atMost: Bound;
}

export interface Bound {
  /** Of upstream; `never` where there is no limit. */
  readonly byDefault: Millis;
  /** What says otherwise; absent where that is nothing we see. */
  readonly property?: Property & { readonly format: DurationFormat };
  /** What may take that long each, where that is not all of the work. */
  readonly each?: Localized;
}

/** Something that an app can be told. */
export interface Property {
  /** As upstream calls it. */
  readonly name: string;
  /** All the ways to say it, the strongest first. */
  readonly settings: readonly Setting[];
}

export type Setting =
  /** `--name=value` or `--name value`. `relaxed` ignores case, dashes and underscores; a `*` stands for one part. */
  (
    | { readonly type: 'flag'; readonly name: string; readonly relaxed?: true }
    | { readonly type: 'env'; readonly name: string; readonly anyCase?: true }
    /** Any of the variables that Spring binds a property from. */
    | { readonly type: 'envOfProperty'; readonly property: string }
    /** A flag inside an environment variable. */
    | { readonly type: 'flagInEnv'; readonly env: string; readonly name: string }
    /** `-Dname=value` among the arguments or in a variable that the JVM or its start script reads. */
    | { readonly type: 'systemProperty'; readonly name: string }
    /** A property of the JSON object in an environment variable. */
    | { readonly type: 'jsonInEnv'; readonly env: string; readonly name: string }
    /** A name in the files of settings of the app. */
    | { readonly type: 'configFile'; readonly name: string }
  ) & {
    /** Where this way has a form of its own. */
    readonly format?: DurationFormat;
    /** What has to be so for it to count. */
    readonly assumes?: Localized;
  };

/** Which files an app reads settings from, of those that it could find in its container or was built with. */
export interface ConfigFiles {
  /** The strongest first. `*.conf` stands for every file of a directory that it reads. */
  readonly names: readonly string[];
  /** Where it looks by itself, the weakest first; `./` is its working directory, a `*` stands for one part. */
  readonly directories: readonly string[];
  /** Where they stand in its sources, below the folder of what is built, the weakest first. */
  readonly packagedIn: readonly string[];
  /** What names other files and directories, with a `/` at the end, in place of its own or beside them. */
  readonly locations?: { readonly instead: Property; readonly also: readonly Property[] };
  readonly profiles?: Profiles;
}

/** Parts of the settings that count in some environments only. */
export interface Profiles {
  /** Names those that are active. */
  readonly active: Property;
  /** The one that is active where nothing names any; absent where an image may have been built with another. */
  readonly byDefault?: string;
  /** What stands before a profile in the name of a file, as in `application-prod.yml`. */
  readonly separator: string;
  /** Names in a document that say for which profiles it counts. */
  readonly documentNames?: readonly string[];
  /** A name may begin with `%prod.`. */
  readonly inNames?: true;
  /** A name in the files under which a profile brings in more. */
  readonly groups?: string;
}
