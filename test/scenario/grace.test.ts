// Grace periods that somebody else decides: kubectl, or a node that shuts down.
import { describe, expect, test } from 'vitest';
import type { Trigger } from '../../server/src/core/lifecycle/models.ts';
import { timelineFor, type TimelineFor } from '../../server/src/core/scenario/timelineFor.ts';
import { configAlone } from '../support/configAlone.ts';
import { event, readPod, type Json } from '../truth/cases/pod.ts';

const app = { name: 'app', image: 'app' };

function answer(spec: Json, trigger: Trigger, graceSeconds?: number): TimelineFor {
  return timelineFor({
    workload: readPod(spec),
    services: [],
    configOf: configAlone,
    trigger,
    requestedGraceSeconds: graceSeconds,
    assumptions: new Map(),
    kubernetesMinor: 36,
    featureGates: new Map(),
  });
}

function grace(spec: Json, trigger: Trigger): number | undefined {
  const found = answer(spec, trigger);
  if (found.type === 'unknown') return undefined;
  const act = event(found.timeline, 'nodeShutdownStarted') ?? event(found.timeline, 'podMarkedTerminating');
  return act?.detail.gracePeriodSeconds;
}

test('a pod of init containers alone has no timeline', () => {
  expect(answer({ initContainers: [app], containers: [] }, 'deletion')).toMatchObject({
    type: 'unknown',
    why: { en: expect.stringContaining('names no containers') as string },
  });
});

test('a force deletion with a grace period is refused in the words of kubectl', () => {
  expect(answer({ containers: [app] }, 'forceDeletion', 5)).toMatchObject({
    type: 'unknown',
    why: {
      en: 'kubectl refuses this deletion: --force and --grace-period greater than 0 cannot be specified together',
    },
  });
  expect(grace({ containers: [app] }, 'forceDeletion')).toBe(0);
});

describe('a node that shuts down gives', () => {
  const pod = (more: Json): Json => ({ terminationGracePeriodSeconds: 60, containers: [app], ...more });

  test('a pod what is left of its time before the critical pods', () => {
    expect(grace(pod({}), 'nodeShutdown')).toBe(20);
  });

  test('a critical pod the end of its time', () => {
    expect(grace(pod({ priorityClassName: 'system-node-critical' }), 'nodeShutdown')).toBe(10);
    expect(grace(pod({ priority: 2_000_000_000 }), 'nodeShutdown')).toBe(10);
  });

  test('nobody more than he asks for', () => {
    expect(grace(pod({ terminationGracePeriodSeconds: 3 }), 'nodeShutdown')).toBe(3);
  });
});
