// A hook of a manifest as the engine is told of it: how long it takes, and whether it fails.
import { type Millis } from '../base/duration.ts';
import { isReadable, type Origin, type Sourced } from '../base/origin.ts';
import type { Container, LifecycleHandler } from '../manifest/container.ts';
import type { HookModel } from '../lifecycle/models.ts';
import type { AssumptionReader } from './assumptions.ts';
import { hookDuration } from './hookDuration.ts';
import { known, type Range } from './range.ts';

export function hookModel(
  container: Container,
  which: 'preStop' | 'postStart',
  reader: AssumptionReader,
): Range<HookModel | undefined> {
  const hook = container[which];
  // The API server refuses a hook with no handler or several (R44): there is nothing to run.
  if (!hook || hook.action.type === 'invalid') return known(undefined);
  const { name } = container;
  const { action } = hook;
  const read = hookDuration(action, container);
  const failsAtOnce = reader.hookFails(name, `${which}Takes`);
  const stated = failsAtOnce ? { value: 0, origin: failsAtOnce.origin } : reader.duration(name, `${which}Takes`);
  const fails = failsAtOnce ?? reader.boolean(name, `${which}Fails`) ?? { value: read.fails, origin: originOf(hook) };
  const model = (takes: Sourced<Millis>): HookModel => ({ handler: action.type, takes, fails });
  if (stated) return known(model(stated));
  if (read.lo === read.hi) return known(model({ value: read.lo, origin: originOf(hook) }));
  return {
    best: model(reader.assume(name, `${which}Takes`, read.lo, 'unknown')),
    worst: model(reader.assume(name, `${which}Takes`, read.hi, 'unknown')),
  };
}

/** Where the duration of a hook is written: the number of a sleep, the command, else the handler as a whole. */
export function originOf(hook: LifecycleHandler): Origin {
  const { action } = hook;
  if (action.type === 'sleep' && isReadable(action.seconds)) return action.seconds.origin;
  if (action.type === 'exec' && isReadable(action.command)) return action.command.origin;
  // A hook that a controller puts there is written nowhere.
  if (action.type === 'httpGet' && action.port?.origin.type === 'defaulted') return action.port.origin;
  return { type: 'written', field: hook.path, at: action.at };
}
