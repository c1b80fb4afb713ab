// Fields of features that are switched off: the API server takes them out in silence before it validates
// (dropDisabledFields in pkg/api/pod).
import { isEnabled, type ValidationOptions } from './options.ts';
import { isEmpty, mapField, mapFields, mapItems, without, type Fields } from './value.ts';

export function dropDisabledFields(spec: Fields, options: ValidationOptions): Fields {
  const drop = (container: Fields): Fields => dropFromContainer(container, options);
  const dropped = ['containers', 'initContainers', 'ephemeralContainers'].reduce(
    (fields, name) => mapField(fields, name, (containers) => mapItems(containers, drop)),
    spec,
  );
  if (isEnabled('SidecarContainers', options)) return dropped;
  return mapField(dropped, 'initContainers', (containers) =>
    mapItems(containers, (container) => without(container, 'restartPolicy')),
  );
}

function dropFromContainer(container: Fields, options: ValidationOptions): Fields {
  const hooked = mapField(container, 'lifecycle', (lifecycle) =>
    mapFields(lifecycle, (hooks) => dropFromLifecycle(hooks, options)),
  );
  if (isEnabled('ProbeTerminationGracePeriod', options)) return hooked;
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].reduce(
    (fields, name) =>
      mapField(fields, name, (probe) =>
        mapFields(probe, (inProbe) => without(inProbe, 'terminationGracePeriodSeconds')),
      ),
    hooked,
  );
}

function dropFromLifecycle(lifecycle: Fields, options: ValidationOptions): Fields {
  const kept = isEnabled('ContainerStopSignals', options) ? lifecycle : without(lifecycle, 'stopSignal');
  if (isEnabled('PodLifecycleSleepAction', options)) return kept;
  return ['postStart', 'preStop'].reduce(
    (fields, name) => mapField(fields, name, (hook) => mapFields(hook, dropSleep)),
    kept,
  );
}

/** A hook that was nothing but a sleep goes with it. */
function dropSleep(hook: Fields): Fields | undefined {
  if (hook.sleep === undefined) return hook;
  const rest = without(hook, 'sleep');
  return isEmpty(rest) ? undefined : rest;
}
