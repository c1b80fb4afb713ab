// What Jobs, and whatever makes Jobs, say beside their pods.
import type { Field } from '../base/origin.ts';
import { jobDefaults } from './defaults.ts';
import { defaulted, find, readBoolean, readInteger, readString, type FieldReader } from './fieldReader.ts';
import { lazily } from './lazily.ts';

export interface JobSpec {
  /** How many pods may fail. */
  readonly backoffLimit: Field<number>;
  readonly activeDeadlineSeconds: Field<number> | undefined;
  readonly parallelism: Field<number>;
  /** Undefined: one pod that succeeds ends it all. */
  readonly completions: Field<number> | undefined;
  /** `NonIndexed` or `Indexed`. */
  readonly completionMode: Field<string>;
  readonly suspend: Field<boolean>;
  /** Whether a pod is replaced when its deletion begins, `TerminatingOrFailed`, or when it is gone, `Failed` (R133). */
  readonly podReplacementPolicy: Field<string>;
  readonly hasPodFailurePolicy: boolean;
  readonly ttlSecondsAfterFinished: Field<number> | undefined;
}

/** Defaults of batch/v1, SetDefaults_Job. */
export const readJobSpec = lazily<FieldReader, JobSpec>({
  backoffLimit: (spec) => {
    const byIndex = find(spec, 'backoffLimitPerIndex') !== undefined;
    const fallback = byIndex ? jobDefaults.backoffLimitWithIndexes : jobDefaults.backoffLimit;
    return readInteger(spec, 'backoffLimit') ?? defaulted<number>(spec, 'backoffLimit', fallback);
  },
  activeDeadlineSeconds: (spec) => readInteger(spec, 'activeDeadlineSeconds'),
  parallelism: (spec) => readInteger(spec, 'parallelism') ?? defaulted(spec, 'parallelism', jobDefaults.parallelism),
  completions: (spec) => {
    const written = readInteger(spec, 'completions');
    if (written || find(spec, 'parallelism')) return written;
    return defaulted(spec, 'completions', jobDefaults.completions);
  },
  completionMode: (spec) =>
    readString(spec, 'completionMode') ?? defaulted(spec, 'completionMode', jobDefaults.completionMode),
  suspend: (spec) => readBoolean(spec, 'suspend') ?? defaulted(spec, 'suspend', jobDefaults.suspend),
  podReplacementPolicy: (spec) => {
    const { always, withFailurePolicy } = jobDefaults.podReplacementPolicy;
    const fallback = find(spec, 'podFailurePolicy') ? withFailurePolicy : always;
    return readString(spec, 'podReplacementPolicy') ?? defaulted(spec, 'podReplacementPolicy', fallback);
  },
  hasPodFailurePolicy: (spec) => find(spec, 'podFailurePolicy') !== undefined,
  ttlSecondsAfterFinished: (spec) => readInteger(spec, 'ttlSecondsAfterFinished'),
});
