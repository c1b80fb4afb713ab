// Scenarios in which, taken together, everything happens that can happen.
import type { PodEventDetails, Timeline } from '../../server/src/core/lifecycle/events.ts';
import { timelineOf } from '../../server/src/core/lifecycle/timeline.ts';
import { scenario, service, type ScenarioSketch } from './scenarios.ts';

/** Grows with the events, because a missing one does not compile. */
const all: Readonly<Record<keyof PodEventDetails, true>> = {
  podScheduled: true,
  containerStarted: true,
  containerRestarted: true,
  postStartStarted: true,
  postStartFinished: true,
  startupProbePassed: true,
  startupProbeFailed: true,
  readinessChanged: true,
  podReady: true,
  endpointReady: true,
  endpointChanged: true,
  livenessFailed: true,
  podMarkedTerminating: true,
  nodeShutdownStarted: true,
  activeDeadlineExceeded: true,
  endpointMarkedTerminating: true,
  endpointRemoved: true,
  trafficStopped: true,
  preStopStarted: true,
  preStopFinished: true,
  stopSignalSent: true,
  sigkillSent: true,
  containerExited: true,
  podRemoved: true,
  finalizersPending: true,
  podFinished: true,
};

export const eventTypes = Object.keys(all) as readonly (keyof PodEventDetails)[];

/** With good and bad luck, and a process that ends at once or never. */
export function timelineOfSketch(sketch: ScenarioSketch): Timeline {
  const containers = (sketch.containers ?? [{}]).map((container) => ({ exitsAfter: 0, ...container }));
  return timelineOf({
    best: scenario({ ...sketch, containers, luck: 'good' }),
    worst: scenario({ ...sketch, luck: 'bad' }),
  });
}

/** `names` are those of a container, a sidecar, an init container and two Services. */
export function everyStory(names: readonly string[] = []): readonly ScenarioSketch[] {
  const [app = 'app', side = 'side', init = 'init', web = 'web', admin = 'admin'] = names;
  const services = [service({ name: web }), service({ name: admin, published: true })];
  const probe = { period: 5, failure: 2 };
  const deleted = {
    services,
    containers: [
      { name: side, role: 'sidecar' },
      { name: app, preStop: 5 },
    ],
  } as const;
  const starting = {
    name: app,
    postStart: 1,
    startup: probe,
    startedAfter: 3,
    liveness: probe,
    liveUntil: 20,
    readiness: probe,
    preStop: 1,
  };
  return [
    deleted,
    { ...deleted, requested: 0 },
    { ...deleted, finalizers: [web] },
    { ...deleted, containers: [{ name: app, preStop: 60, exitsAt: 20 }] },
    { ...deleted, trigger: 'nodeShutdown' },
    { trigger: 'startup', services, containers: [{ name: init, role: 'init', runsFor: 2 }, starting] },
    { trigger: 'startup', services, containers: [{ ...starting, startedAfter: 60 }] },
    { trigger: 'startup', services, containers: [{ ...starting, postStartFails: true }] },
    { trigger: 'startup', containers: [{ name: app }], activeDeadline: 30 },
    { trigger: 'livenessFailure', services, containers: [starting] },
    {
      trigger: 'startup',
      restartPolicy: 'Never',
      containers: [
        { name: side, role: 'sidecar', exitsAfter: 1 },
        { name: app, runsFor: 3 },
      ],
    },
    { ...deleted, finalizers: ['example.com/backup'] },
  ];
}
