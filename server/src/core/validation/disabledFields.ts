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

/** What was nothing but a stop signal goes with it. */
function dropFromLifecycle(lifecycle: Fields, options: ValidationOptions): Fields | undefined {
  const kept = isEnabled('ContainerStopSignals', options) ? lifecycle : dropOnly(lifecycle, 'stopSignal');
  if (!kept || isEnabled('PodLifecycleSleepAction', options)) return kept;
  return ['postStart', 'preStop'].reduce(
    (fields, name) => mapField(fields, name, (hook) => mapFields(hook, (action) => dropOnly(action, 'sleep'))),
    kept,
  );
}

/** Without the field; undefined where nothing else was there. */
function dropOnly(fields: Fields, name: string): Fields | undefined {
  if (fields[name] === undefined) return fields;
  const rest = without(fields, name);
  return isEmpty(rest) ? undefined : rest;
}
