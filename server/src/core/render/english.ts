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
  }
}

export const english: Words = {
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
  stopSignalSent: (container, signal, reason) => `${container} receives ${signal}, because ${stopReason(reason)}`,
  sigkillSent: (container, waited, least) =>
    `${container} is killed by SIGKILL if it still runs, ${waited} after its stop signal${least ? ' (the least that the kubelet gives)' : ''}`,
  containerExited: (container, exitCode, killed) =>
    killed
      ? `${container} is dead (exit code ${String(exitCode)})`
      : `${container} exits with code ${String(exitCode)}`,
  podRemoved: () => 'The pod object is removed',

  outcomeStop: (container, signal, at, killAt) =>
    killAt === undefined
      ? `${container}: ${signal} at ${at}`
      : `${container}: ${signal} at ${at}, SIGKILL at ${killAt} if it still runs`,
  outcomeHookCut: (container, takes, grace, hookLine, graceLine) =>
    `${container}: preStop takes ${takes} (${hookLine}), but the grace period is ${grace} (${graceLine}): the hook does not end in time`,
  outcomeRemoved: (at) => `The pod object is removed at ${at}`,
  outcomeAtRisk: (duration, from, to) => `${duration} of requests at risk: from ${from} to ${to}`,
  outcomeNoRisk: () => 'No requests at risk',

  cause: (name, value, origin) => `${name}: ${value} (${origin})`,
  assumption: (key, value, given) => (given ? `${key} = ${value} (stated)` : `${key} = ${value} (assumed)`),
  assumptionUnknown: (key) => `${key} is unknown: the best and the worst case are both shown`,

  apiServer: 'API server',
  clients: 'Clients',
  picture: {
    lastRequest: 'last request',
    removed: 'removed',
    hookEnds: 'preStop ends',
    hookFails: 'preStop fails',
    hookCut: 'preStop cut short',
    grace: (duration) => `Terminating, grace ${duration}`,
    exit: (code) => `exit code ${String(code)}`,
  },
};
