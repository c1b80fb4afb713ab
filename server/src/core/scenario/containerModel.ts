// From a container of a manifest to what the engine is told of it: once for the best and once for the worst case of what
// nobody knows.
import { never, type Millis } from '../base/duration.ts';
import { assumed, isReadable, type Origin, type Sourced } from '../base/origin.ts';
import type { Container, LifecycleHandler } from '../manifest/container.ts';
import type { ContainerModel, HookModel } from '../lifecycle/models.ts';
import type { AssumptionReader } from './assumptions.ts';
import { hookDuration } from './hookDuration.ts';

/** A value in the best and in the worst case; both the same object where it is known. */
export interface Range<T> {
  readonly best: T;
  readonly worst: T;
}

export function known<T>(value: T): Range<T> {
  return { best: value, worst: value };
}

export function containerModel(container: Container, reader: AssumptionReader): Range<ContainerModel> {
  const { name, role } = container;
  const preStop = container.preStop ? preStopModel(container, container.preStop, reader) : known(undefined);
  const exits = exitsAfterStopSignal(name, reader);
  const rest = {
    name,
    role,
    stopSignal: stopSignal(container),
    exitCode: reader.exitCode(name) ?? assumed(`${name}.exitCode`, 0),
    exitsAfterDeletion: reader.duration(name, 'exitsAfterDeletion'),
  };
  const best = { ...rest, preStop: preStop.best, exitsAfterStopSignal: exits.best };
  if (preStop.best === preStop.worst && exits.best === exits.worst) return known(best);
  return { best, worst: { ...rest, preStop: preStop.worst, exitsAfterStopSignal: exits.worst } };
}

/** SIGTERM is what the runtime sends where neither the manifest nor the image names a signal (R40). */
function stopSignal({ path, at }: Container): Sourced<string> {
  return { value: 'SIGTERM', origin: { type: 'defaulted', field: `${path}.lifecycle.stopSignal`, insertAt: at } };
}

function exitsAfterStopSignal(name: string, reader: AssumptionReader): Range<Sourced<Millis>> {
  const stated = reader.duration(name, 'exitsAfterStopSignal');
  if (stated) return known(stated);
  return {
    best: reader.assume(name, 'exitsAfterStopSignal', 0, 'unknown'),
    worst: reader.assume(name, 'exitsAfterStopSignal', never, 'unknown'),
  };
}

function preStopModel(
  container: Container,
  hook: LifecycleHandler,
  reader: AssumptionReader,
): Range<HookModel | undefined> {
  const { name } = container;
  const { action } = hook;
  // The API server refuses a hook with no handler or several (R44): there is nothing to run.
  if (action.type === 'invalid') return known(undefined);
  const read = hookDuration(action);
  const failsAtOnce = reader.hookFails(name, 'preStopTakes');
  const fails = failsAtOnce ?? reader.boolean(name, 'preStopFails') ?? { value: read.fails, origin: originOf(hook) };
  const model = (takes: Sourced<Millis>): HookModel => ({ handler: action.type, takes, fails });
  if (failsAtOnce) return known(model({ value: 0, origin: failsAtOnce.origin }));
  const stated = reader.duration(name, 'preStopTakes');
  if (stated) return known(model(stated));
  if (read.lo === read.hi) return known(model({ value: read.lo, origin: originOf(hook) }));
  return {
    best: model(reader.assume(name, 'preStopTakes', read.lo, 'unknown')),
    worst: model(reader.assume(name, 'preStopTakes', read.hi, 'unknown')),
  };
}

/** Where the duration of a hook is written: the number of a sleep, the command, else the handler as a whole. */
export function originOf(hook: LifecycleHandler): Origin {
  const { action } = hook;
  if (action.type === 'sleep' && isReadable(action.seconds)) return action.seconds.origin;
  if (action.type === 'exec' && isReadable(action.command)) return action.command.origin;
  return { type: 'written', field: hook.path, at: action.at };
}
