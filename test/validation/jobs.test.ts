// Jobs that count by index or by exit code, and when CronJobs start.
import { describe, expect, test } from 'vitest';
import { scheduleComplaint } from '../../server/src/core/validation/cronSchedule.ts';
import { job, object, table } from './verdict.ts';

describe('indices', () => {
  table([
    ['a limit for each', job({ completionMode: 'Indexed', completions: 2, backoffLimitPerIndex: 1 }), []],
    [
      'a limit for each of none',
      job({ backoffLimitPerIndex: 1 }),
      ['spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode'],
    ],
    [
      'more failures than there are indices, and no limit for each',
      job({ completionMode: 'Indexed', completions: 2, maxFailedIndexes: 3 }),
      [
        'spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified',
        'spec.maxFailedIndexes: Invalid value: 3: must be less than or equal to completions',
      ],
    ],
  ]);
});

describe('what failures mean', () => {
  const rule = (fields: object): string => job({ podFailurePolicy: { rules: [{ action: 'FailJob', ...fields }] } });
  const exit = (operator: string, values: readonly number[]): string => rule({ onExitCodes: { operator, values } });
  const first = 'spec.podFailurePolicy.rules[0]';

  table([
    ['a disruption', rule({ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }), []],
    ['codes', exit('In', [1, 42]), []],
    ['any code but success', exit('NotIn', [0]), []],
    [
      'nothing',
      rule({}),
      [`${first}: Invalid value: null: specifying one of OnExitCodes and OnPodConditions is required`],
    ],
    [
      'success',
      exit('In', [0]),
      [`${first}.onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator`],
    ],
    ['codes out of order', exit('In', [2, 1]), [`${first}.onExitCodes.values: Invalid value: [2,1]: must be ordered`]],
    ['a code twice', exit('In', [1, 1]), [`${first}.onExitCodes.values[1]: Duplicate value: 1`]],
    [
      'a container that is not there',
      rule({ onExitCodes: { containerName: 'web', operator: 'In', values: [1] } }),
      [
        `${first}.onExitCodes.containerName: Invalid value: "web": must be one of the container or initContainer names in the pod template`,
      ],
    ],
    [
      'the end of an index that nothing counts',
      rule({ action: 'FailIndex', onExitCodes: { operator: 'In', values: [1] } }),
      [`${first}.action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set`],
    ],
    [
      'an action that is none',
      rule({ action: 'Fail', onExitCodes: { operator: 'In', values: [1] } }),
      [`${first}.action: Unsupported value: "Fail": supported values: "Count", "FailIndex", "FailJob", "Ignore"`],
    ],
  ]);
});

describe('schedules', () => {
  test.for([
    '* * * * *',
    '*/15 0-6,22,23 1 JAN-jun mon-Fri',
    '0 0 ? * *',
    '5/10 * * * *',
    '@daily',
    '@every 1h30m',
    'TZ=Europe/Berlin 0 4 * * *',
  ])('%s', (schedule) => {
    expect(scheduleComplaint(schedule)).toBeUndefined();
  });

  test.for([
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['0 0 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['0 0 * * 7', 'end of range (7) above maximum (6): 7'],
    ['5-1 * * * *', 'beginning of range (5) beyond end of range (1): 5-1'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    ['daily', 'expected exactly 5 fields, found 1: [daily]'],
    ['0 0 * * * *', 'expected exactly 5 fields, found 6: [0 0 * * * *]'],
    ['@fortnightly', 'unrecognized descriptor: @fortnightly'],
    ['@every day', 'failed to parse duration @every day: time: invalid duration "day"'],
  ] as const)('%s', ([schedule, complaint]) => {
    expect(scheduleComplaint(schedule)).toBe(complaint);
  });

  const cronJob = (spec: object): string =>
    object('batch/v1', 'CronJob', {
      schedule: '@daily',
      jobTemplate: {
        spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'app:1' }] } } },
      },
      ...spec,
    });

  table([
    ['a time zone', cronJob({ timeZone: 'Europe/Berlin' }), []],
    [
      'the time of the machine',
      cronJob({ timeZone: 'Local' }),
      [
        'spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
      ],
    ],
    [
      'a time zone in the schedule',
      cronJob({ schedule: 'TZ=UTC 0 4 * * *' }),
      [
        'spec.schedule: Invalid value: "TZ=UTC 0 4 * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
      ],
    ],
    ['a time zone in the schedule, before 1.29', cronJob({ schedule: 'TZ=UTC 0 4 * * *' }), [], { minor: 28 }],
  ]);
});
