// The three probes of a process and what follows from their verdicts.
import { never, type Millis } from '../../base/duration.ts';
import type { Cause, LifecycleEvent } from '../events.ts';
import { containerKillGrace, type KillReason } from '../grace.ts';
import { Signal } from '../kernel.ts';
import type { ProbeModel } from '../models.ts';
import type { ContainerProcess, ContainerRun, PodRun } from '../podRun.ts';
import { because, since, sinceCount, sinceDuration } from '../recorder.ts';
import { probesWhileTerminating } from './probeGates.ts';
import { probeWorker, type ProbeSubject } from './probeWorker.ts';
import { setReady } from './readiness.ts';

/** `settled`: a process after the restart to which a start is followed; what fails again is no longer told. */
export function startProbes(
  run: PodRun,
  container: ContainerRun,
  process: ContainerProcess,
  start: LifecycleEvent,
  settled: boolean,
): void {
  const { startupProbe, readinessProbe, livenessProbe, liveUntil } = process.model;
  if (startupProbe) run.kernel.spawn(probeWorker(run, startup(run, container, process, startupProbe, settled)));
  else
    process.visible.whenFired(() => {
      process.started.fire(start);
    });
  if (readinessProbe) run.kernel.spawn(probeWorker(run, readiness(run, container, process, readinessProbe)));
  // A plain init container is not something that clients could be sent to: it has no probes, and its end is what counts.
  else if (process.model.role !== 'init')
    process.started.whenFired((event) => {
      setReady(run, process, true, [because(event)]);
    });
  if (livenessProbe && liveUntil.value !== never && !settled) {
    run.kernel.spawn(probeWorker(run, liveness(run, container, process, livenessProbe)));
  }
  // The status of a pod that is being killed is frozen until all its containers are stopped (R48).
  process.exited.whenFired(({ event }) => {
    if (!run.kill.fired) setReady(run, process, false, [because(event)]);
  });
}

/** Health that changes at one known instant: unhealthy before it, or after it. */
function changing(
  run: PodRun,
  at: Millis,
  healthy: 'after' | 'before',
): Pick<ProbeSubject, 'healthy' | 'change' | 'untilChange'> {
  // With bad luck a tick of the very same instant comes first.
  const passed = (): boolean => (run.scenario.luck === 'good' ? run.kernel.now >= at : run.kernel.now > at);
  return {
    healthy: () => passed() === (healthy === 'after'),
    change: () => (passed() ? new Signal() : run.kernel.after(at - run.kernel.now)),
    untilChange: () => (passed() ? 0 : at - run.kernel.now),
  };
}

function startup(
  run: PodRun,
  container: ContainerRun,
  process: ContainerProcess,
  probe: ProbeModel,
  settled: boolean,
): ProbeSubject {
  const { startedAfter, name } = process.model;
  const passesAt = process.startedAt + startedAfter.value;
  return {
    type: 'startup',
    probe,
    container,
    process,
    ...changing(run, passesAt, 'after'),
    firstFailure: () => undefined,
    over: () => run.kill.fired && !probesWhileTerminating('startup', run.scenario.kubelet),
    verdict: (result) => {
      if (result === 'Failure') {
        if (!settled)
          condemn(
            run,
            container,
            'startupProbe',
            run.recorder.record('startupProbeFailed', name, {}, thresholds(probe)),
          );
        return;
      }
      process.started.fire(run.recorder.record('startupProbePassed', name, {}, [sinceDuration(startedAfter)]));
      run.bell.ring();
    },
  };
}

function liveness(run: PodRun, container: ContainerRun, process: ContainerProcess, probe: ProbeModel): ProbeSubject {
  const { liveUntil, name } = process.model;
  return {
    type: 'liveness',
    probe,
    container,
    process,
    ...changing(run, process.startedAt + liveUntil.value, 'before'),
    firstFailure: () => {
      run.firstLivenessFailure.fire(run.kernel.now);
    },
    over: () => run.kill.fired && !probesWhileTerminating('liveness', run.scenario.kubelet),
    verdict: () => {
      const causes = [sinceDuration(liveUntil), ...thresholds(probe)];
      condemn(run, container, 'livenessProbe', run.recorder.record('livenessFailed', name, {}, causes));
    },
  };
}

function readiness(run: PodRun, container: ContainerRun, process: ContainerProcess, probe: ProbeModel): ProbeSubject {
  const { readyAfter } = process.model;
  const rising = changing(run, process.startedAt + readyAfter.value, 'after');
  const falls = readinessFalls(run, process, probe);
  let fallen: readonly Cause[] = [];
  falls.whenFired((causes) => {
    fallen = causes;
  });
  return {
    type: 'readiness',
    probe,
    container,
    process,
    healthy: () => rising.healthy() && !falls.fired,
    // What has fallen stays down.
    change: () => (!rising.healthy() ? rising.change() : falls.fired ? new Signal() : falls),
    untilChange: rising.untilChange,
    firstFailure: () => undefined,
    over: () => run.kill.fired && !probesWhileTerminating('readiness', run.scenario.kubelet),
    verdict: (result) => {
      setReady(run, process, result === 'Success', result === 'Success' ? [sinceDuration(readyAfter)] : fallen);
    },
  };
}

/** What makes a ready container fail its readiness probe: its own stop signal, or a kubelet that no longer runs it (R58). */
function readinessFalls(run: PodRun, process: ContainerProcess, probe: ProbeModel): Signal<readonly Cause[]> {
  const falls = new Signal<readonly Cause[]>();
  const { unreadyOnStopSignal } = process.model;
  const causes = thresholds(probe);
  if (unreadyOnStopSignal.value) {
    process.stopSignalled.whenFired((sent) => {
      falls.fire([because(sent), since(unreadyOnStopSignal), ...causes]);
    });
  }
  if (run.scenario.kubelet.execReadinessFailsWhileTerminating && probe.handler === 'exec') {
    run.kill.whenFired((kill) => {
      falls.fire([because(kill.because), ...causes]);
    });
  }
  return falls;
}

/** The kubelet kills the container in its next pass, with the grace of the probe where it has one (R24). */
function condemn(run: PodRun, container: ContainerRun, probe: KillReason, event: LifecycleEvent): void {
  const reason = run.scenario.kubelet.probeGrace ? probe : 'other';
  container.condemned = { because: event, graceSeconds: containerKillGrace(container.model, reason, run.scenario.pod) };
  run.bell.ring();
}

/** The numbers that make a failure count: how often it is seen, and every how many seconds it is looked for. */
function thresholds(probe: ProbeModel): readonly Cause[] {
  return [sinceCount(probe.failureThreshold), since(probe.periodSeconds)];
}
