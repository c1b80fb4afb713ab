// Which of our assumptions a timeline rests on. The model reads them all; one about the end of a process says nothing of
// a start that goes well, and would send people looking for a number that changes nothing.
import type { EventType, Timeline } from '../lifecycle/events.ts';
import type { AssumptionUse, ContainerKey, PodKey } from './assumptions.ts';

/** The event without which the assumption had no part in what happened. */
const askedFor: Partial<Record<ContainerKey | PodKey, EventType>> = {
  runsFor: 'containerStarted',
  startedAfter: 'startupProbePassed',
  readyAfter: 'readinessChanged',
  exitsAfterStopSignal: 'stopSignalSent',
  unreadyOnStopSignal: 'stopSignalSent',
  preStopTakes: 'preStopStarted',
  postStartTakes: 'postStartStarted',
  endpointsPropagateIn: 'trafficStopped',
  requestsTake: 'trafficStopped',
};

/** What somebody stated stays, so that they see that it was read. */
export function restsOn({ events }: Timeline, uses: readonly AssumptionUse[]): readonly AssumptionUse[] {
  return uses.filter(({ key, given }) => {
    const dot = key.lastIndexOf('.');
    const type = askedFor[key.slice(dot + 1) as keyof typeof askedFor];
    if (given || !type) return true;
    return events.some((event) => event.type === type && (dot < 0 || event.container === key.slice(0, dot)));
  });
}
