// Jobs and CronJobs: pkg/apis/batch/validation.
import type { Path } from '../syntax/navigate.ts';
import { nonNegative, oneOf, requiredOneOf } from './checks.ts';
import { isEmptySelector } from './labels.ts';
import { validateMetadata } from './metadata.ts';
import { dns1123Subdomain } from './names.ts';
import type { ValidationOptions } from './options.ts';
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

const counts = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'];

export function* validateJobSpec(spec: Fields, at: Path, options: ValidationOptions): FieldErrors {
  for (const name of counts) yield* nonNegative(spec[name], [...at, name]);
  yield* oneOf(spec.completionMode, ['NonIndexed', 'Indexed'], [...at, 'completionMode']);
  if (spec.completionMode === 'Indexed' && spec.completions === undefined) {
    yield required([...at, 'completions'], 'when completion mode is Indexed');
  }
  yield* validatePodReplacementPolicy(spec, at);
  yield* validatePodTemplate(spec.template, [...at, 'template'], options);
  yield* validateEnds(spec, [...at, 'template', 'spec', 'restartPolicy']);
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
  yield* validateSchedule(spec.schedule, [...path, 'schedule']);
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

function* validateSchedule(schedule: Value | undefined, at: Path): FieldErrors {
  if (isZero(schedule)) yield required(at);
  else if (typeof schedule === 'string') {
    const text = schedule.replace(/^(?:CRON_)?TZ=\S*/, '').trim();
    if (text.startsWith('@')) return;
    const count = text === '' ? 0 : text.split(/\s+/).length;
    if (count !== 5) yield invalid(at, schedule, `expected exactly 5 fields, found ${count}: [${text}]`);
  }
}
