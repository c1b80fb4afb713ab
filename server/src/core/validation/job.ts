// Jobs and CronJobs: pkg/apis/batch/validation.
import type { Path } from '../syntax/navigate.ts';
import { nonNegative, oneOf, requiredOneOf } from './checks.ts';
import { scheduleComplaint } from './cronSchedule.ts';
import { isEmptySelector } from './labels.ts';
import { validateMetadata } from './metadata.ts';
import { dns1123Subdomain } from './names.ts';
import type { ValidationOptions } from './options.ts';
import { validatePodFailurePolicy } from './podFailurePolicy.ts';
import { validatePodTemplate } from './podSpec.ts';
import { validateSelected, validateSelector } from './replicas.ts';
import { invalid, required, type FieldErrors } from './rejection.ts';
import { fieldsOf, isFields, isSet, isZero, type Fields, type Value } from './value.ts';

const path = ['spec'];

export function* validateJob(job: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(job, dns1123Subdomain);
  if (typeof job.spec === 'symbol') return;
  const spec = fieldsOf(job.spec);
  yield* validateJobSelector(spec);
  yield* validateJobSpec(spec, path, options);
}

/** A selector of one's own needs `manualSelector`. */
function* validateJobSelector(spec: Fields): FieldErrors {
  const { selector, manualSelector } = spec;
  if (manualSelector === true) {
    yield* validateSelector(selector, path, 'empty selector is invalid for job');
    if (selector !== undefined) yield* validateSelected(selector, spec.template, [...path, 'template']);
  } else if (typeof manualSelector !== 'symbol' && isFields(selector) && !isEmptySelector(selector)) {
    yield invalid([...path, 'selector'], selector, '`selector` not auto-generated');
  }
}

const counts = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
  'ttlSecondsAfterFinished',
];

function* validateJobSpec(spec: Fields, at: Path, options: ValidationOptions): FieldErrors {
  for (const name of counts) yield* nonNegative(spec[name], [...at, name]);
  yield* oneOf(spec.completionMode, ['NonIndexed', 'Indexed'], [...at, 'completionMode']);
  if (spec.completionMode === 'Indexed' && spec.completions === undefined) {
    yield required([...at, 'completions'], 'when completion mode is Indexed');
  }
  yield* validateIndexes(spec, at);
  yield* validatePodReplacementPolicy(spec, at);
  yield* validatePodFailurePolicy(spec, [...at, 'podFailurePolicy']);
  yield* validatePodTemplate(spec.template, [...at, 'template'], options);
  yield* validateEnds(spec, [...at, 'template', 'spec', 'restartPolicy']);
}

/** What counts by index is nothing without indices. */
function* validateIndexes(spec: Fields, at: Path): FieldErrors {
  const { completionMode, completions, maxFailedIndexes } = spec;
  if (typeof completionMode === 'symbol') return;
  for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy']) {
    if (completionMode === 'Indexed' || !isSet(spec[name])) continue;
    yield invalid([...at, name], spec[name], 'requires indexed completion mode');
  }
  if (isSet(maxFailedIndexes) && spec.backoffLimitPerIndex === undefined) {
    yield required([...at, 'backoffLimitPerIndex'], 'when maxFailedIndexes is specified');
  }
  if (typeof maxFailedIndexes === 'number' && typeof completions === 'number' && maxFailedIndexes > completions) {
    yield invalid([...at, 'maxFailedIndexes'], maxFailedIndexes, 'must be less than or equal to completions');
  }
}

/** R133. */
function* validatePodReplacementPolicy({ podReplacementPolicy, podFailurePolicy }: Fields, at: Path): FieldErrors {
  const supported = isSet(podFailurePolicy) ? ['Failed'] : ['Failed', 'TerminatingOrFailed'];
  yield* oneOf(podReplacementPolicy, supported, [...at, 'podReplacementPolicy']);
}

/** Pods of a Job must come to an end. */
function* validateEnds(spec: Fields, at: Path): FieldErrors {
  const { restartPolicy } = fieldsOf(fieldsOf(spec.template).spec);
  if (restartPolicy === 'Always') yield required(at, 'valid values: "OnFailure", "Never"');
  if (restartPolicy === 'OnFailure' && isSet(spec.podFailurePolicy)) {
    yield invalid(at, restartPolicy, 'only "Never" is supported when podFailurePolicy is specified');
  }
}

export function* validateCronJob(cronJob: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(cronJob, cronJobName);
  if (typeof cronJob.spec === 'symbol') return;
  const spec = fieldsOf(cronJob.spec);
  const template = [...path, 'jobTemplate', 'spec'];
  yield* validateSchedule(spec.schedule, [...path, 'schedule'], options);
  yield* validateTimeZone(spec.timeZone, [...path, 'timeZone']);
  for (const name of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) {
    yield* nonNegative(spec[name], [...path, name]);
  }
  yield* requiredOneOf(spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace'], [...path, 'concurrencyPolicy']);
  const jobTemplate = fieldsOf(spec.jobTemplate);
  if (typeof spec.jobTemplate === 'symbol' || typeof jobTemplate.spec === 'symbol') return;
  const job = fieldsOf(jobTemplate.spec);
  yield* validateJobSpec(job, template, options);
  if (isSet(job.selector)) {
    yield invalid([...template, 'selector'], job.selector, '`selector` will be auto-generated');
  }
}

/** Jobs of a CronJob get eleven more characters. */
function cronJobName(name: string): readonly string[] {
  return [...dns1123Subdomain(name), ...(name.length > 52 ? ['must be no more than 52 characters'] : [])];
}

function* validateSchedule(schedule: Value | undefined, at: Path, options: ValidationOptions): FieldErrors {
  if (isZero(schedule)) yield required(at);
  if (typeof schedule !== 'string' || schedule === '') return;
  const complaint = scheduleComplaint(schedule);
  if (complaint !== undefined) yield invalid(at, schedule, complaint);
  // Older versions took it, although nobody had documented it.
  if (options.kubernetesMinor >= 29 && schedule.includes('TZ')) {
    yield invalid(at, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead');
  }
}

/** Which zones there are depends on the machine of the API server. */
function* validateTimeZone(zone: Value | undefined, at: Path): FieldErrors {
  if (zone === '') yield invalid(at, zone, 'timeZone must be nil or non-empty string');
  if (typeof zone === 'string' && zone.toLowerCase() === 'local') {
    yield invalid(at, zone, 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones');
  }
}
