import { clusterEnglish } from './clusterEnglish.ts';
import { signalText } from './signalText.ts';
import type { StopReason, Words } from './words.ts';

function stopReason(reason: StopReason): string {
  switch (reason.type) {
    case 'atOnce':
      return 'it has no preStop hook to wait for';
    case 'hookEnded':
      return reason.failed ? 'its preStop hook has failed' : 'its preStop hook has ended';
    case 'graceOver':
      return 'the grace period ended while preStop still ran';
    case 'turn':
      return `${reason.after} has stopped, and a sidecar stops after those that it serves`;
    case 'turnGraceOver':
      return 'the grace period ended while it waited for the other containers';
    case 'probe':
      return `its ${reason.probe} probe has failed`;
    case 'postStartFailed':
      return 'its postStart hook has failed';
    case 'podComplete':
      return 'the ordinary containers of the pod are done';
  }
}

export const english: Words = {
  podScheduled: () => 'The pod is scheduled',
  containerStarted: (container) => `${container} starts`,
  containerRestarted: (container, restarts) => `${container} is restarted (restart ${String(restarts)})`,
  postStartStarted: (container, handler) => `postStart (${handler}) of ${container} starts; the kubelet waits for it`,
  postStartEnded: (container, failed) =>
    failed ? `postStart of ${container} fails, so the container is killed` : `postStart of ${container} ends`,
  startupProbePassed: (container) => `The startup probe of ${container} passes`,
  startupProbeFailed: (container, times) =>
    `The startup probe of ${container} has failed${inARow(times)}: the kubelet kills the container`,
  livenessFailed: (container, times) =>
    `The liveness probe of ${container} has failed${inARow(times)}: the kubelet kills the container`,
  readinessChanged: (container, ready) => (ready ? `${container} is ready` : `${container} is no longer ready`),
  podReady: () => 'The pod is ready',
  endpointReady: (service) => `EndpointSlice of ${service}: the endpoint is ready, so requests come`,
  endpointChanged: (service, ready, serving) =>
    `EndpointSlice of ${service}: the endpoint is now ready=${String(ready)}, serving=${String(serving)}`,
  nodeShutdownStarted: (grace) => `The node shuts down; its kubelet gives the pod ${grace}`,
  activeDeadlineExceeded: (limit) =>
    `The pod has been active for ${limit} (activeDeadlineSeconds), so the kubelet kills it`,
  podFinished: (phase) => `The pod is ${phase}; its object stays`,
  podMarkedTerminating: (grace, origin) =>
    `The pod is marked as terminating, with a grace period of ${grace} (${origin})`,
  podForceDeleted: () =>
    'The pod is force-deleted: the object goes at once, and the node gives its containers 1 s for preStop and 2 s after the stop signal',
  endpointMarkedTerminating: (service, ready, serving) =>
    `EndpointSlice of ${service}: the endpoint is terminating (ready=${String(ready)}, serving=${String(serving)})`,
  endpointRemoved: (service) => `EndpointSlice of ${service}: the endpoint is removed`,
  trafficStopped: (service, route) => `The last clients of ${service} (${route}) have stopped sending`,
  preStopStarted: (container, handler) => `preStop (${handler}) of ${container} starts`,
  preStopEnded: (container, failed) => (failed ? `preStop of ${container} fails` : `preStop of ${container} ends`),
  preStopAbandoned: (container) => `preStop of ${container} is abandoned, because the grace period is over`,
  preStopDied: (container) => `preStop of ${container} is cut short: it ends with its container`,
  stopSignalSent: (container, signal, reason) =>
    `${container} receives ${signalText(signal, 'en')}, because ${stopReason(reason)}`,
  sigkillSent: (container, waited, { certain, least }) =>
    `${container} is killed by SIGKILL${certain ? '' : ' if it still runs'}, ${waited} after its stop signal${least ? ' (the least that the kubelet gives)' : ''}`,
  containerExited: (container, exitCode, end) => {
    if (end === 'killed') return `${container} is dead (exit code ${String(exitCode)})`;
    const exits = `${container} exits with code ${String(exitCode)}`;
    return end === 'maybeKilled' ? `${exits}, unless SIGKILL ends it (137)` : exits;
  },
  podRemoved: () => 'The pod object is removed',
  finalizersPending: (finalizers) => `The pod object stays until its finalizers are taken away: ${finalizers}`,

  outcomeStop: (container, signal, at, kill) => {
    const stop = `${container}: ${signalText(signal, 'en')} at ${at}`;
    return kill ? `${stop}, SIGKILL at ${kill.at}${kill.certain ? '' : ' if it still runs'}` : stop;
  },
  outcomeHookCut: (container, takes, grace, hookLine, graceLine) =>
    `${container}: preStop takes ${takes} (${hookLine}), but the grace period is ${grace} (${graceLine}): the hook does not end in time`,
  outcomeReady: (at, again) => `The pod is ready${again ? ' again' : ''} at ${at}`,
  outcomeFinished: (phase, at) => `The pod is ${phase} at ${at}; its object stays`,
  outcomeRemoved: (at) => `The pod object is removed at ${at}`,
  outcomeAtRisk: (duration, from, to) => `${duration} of requests at risk: from ${from} to ${to}`,
  outcomeNoRisk: () => 'No requests at risk',

  cause: (name, value, origin) => `${name}: ${value} (${origin})`,
  assumption: (key, value, given) => (given ? `${key} = ${value} (stated)` : `${key} = ${value} (assumed)`),
  assumptionUnknown: (key) => `${key} is unknown: the best and the worst case are both shown`,

  cluster: clusterEnglish,

  apiServer: 'API server',
  clients: 'Clients',
  picture: {
    lastRequest: 'last request',
    removed: 'removed',
    hookEnds: 'preStop ends',
    hookFails: 'preStop fails',
    hookCut: 'preStop cut short',
    scheduled: 'scheduled',
    start: 'start',
    ready: 'ready',
    notReady: 'not ready',
    startupPassed: 'startup probe passes',
    startupFailed: 'startup probe fails',
    livenessFailed: 'liveness probe fails',
    nodeShutdown: 'node shuts down',
    deadline: 'activeDeadlineSeconds is over',
    restart: (count) => `restart ${String(count)}`,
    grace: (duration) => `Terminating, grace ${duration}`,
    exit: (code) => `exit code ${String(code)}`,
  },
};

function inARow(times: number): string {
  return times > 1 ? ` ${String(times)} times in a row` : '';
}
