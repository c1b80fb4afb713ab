import { describe, expect, test } from 'vitest';
import { specValues } from './read.ts';

const template = 'template: { spec: { containers: [{ name: c, image: i }] } }';
const job = (spec: string) => (specValues('batch/v1', 'Job', `{ ${spec}${template} }`) as { job: unknown }).job;

describe('a Job', () => {
  test('that says everything', () => {
    const written =
      'backoffLimit: 2, activeDeadlineSeconds: 60, parallelism: 3, completions: 9, completionMode: Indexed, suspend: true, podReplacementPolicy: Failed, podFailurePolicy: {}, ttlSecondsAfterFinished: 5, ';
    expect(job(written)).toEqual({
      backoffLimit: 2,
      activeDeadlineSeconds: 60,
      parallelism: 3,
      completions: 9,
      completionMode: 'Indexed',
      suspend: true,
      podReplacementPolicy: 'Failed',
      hasPodFailurePolicy: true,
      ttlSecondsAfterFinished: 5,
    });
  });

  test('that says nothing', () => {
    expect(job('')).toEqual({
      backoffLimit: '6 by default',
      parallelism: '1 by default',
      completions: '1 by default',
      completionMode: 'NonIndexed by default',
      suspend: 'false by default',
      podReplacementPolicy: 'TerminatingOrFailed by default',
      hasPodFailurePolicy: false,
    });
  });

  test.each([
    ['parallelism: 2, ', { parallelism: 2 }],
    ['completions: 2, ', { completions: 2, parallelism: '1 by default' }],
    ['backoffLimitPerIndex: 1, ', { backoffLimit: '2147483647 by default' }],
    ['podFailurePolicy: {}, ', { podReplacementPolicy: 'Failed by default' }],
    ['backoffLimit: "${LIMIT}", ', { backoffLimit: '? templated' }],
  ])('one default hangs on another field: %s', (spec, expected) => {
    expect(job(spec)).toMatchObject(expected);
  });

  test('of parallel workers ends when one has done it all', () => {
    expect(job('parallelism: 2, ')).not.toHaveProperty('completions');
  });
});

test('a CronJob, with and without', () => {
  const cronJob = (spec: string) =>
    specValues('batch/v1', 'CronJob', `{ ${spec}jobTemplate: { spec: { backoffLimit: 1, ${template} } } }`);
  const written = 'schedule: "* * * * *", concurrencyPolicy: Replace, startingDeadlineSeconds: 30, suspend: true, ';
  expect(cronJob(written)).toMatchObject({
    schedule: '* * * * *',
    concurrencyPolicy: 'Replace',
    startingDeadlineSeconds: 30,
    suspend: true,
    job: { backoffLimit: 1, completions: '1 by default' },
  });
  expect(cronJob('')).toMatchObject({ concurrencyPolicy: 'Allow by default', suspend: 'false by default' });
});
