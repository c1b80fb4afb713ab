// What the API server fills in before it validates (pkg/apis/*/v1/defaults.go), as far as validation can see it.
import {
  isZero,
  mapField,
  mapFields,
  mapItems,
  withDefaults,
  withZeroDefaults,
  type Fields,
  type Value,
} from './value.ts';

export function defaultPodSpec(spec: Fields): Fields {
  const filled = withZeroDefaults(withDefaults(spec, { terminationGracePeriodSeconds: 30 }), {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
  });
  return ['containers', 'initContainers', 'ephemeralContainers'].reduce(
    (fields, name) => mapField(fields, name, (containers) => mapItems(containers, defaultContainer)),
    filled,
  );
}

function defaultContainer(container: Fields): Fields {
  const filled = withZeroDefaults(container, { terminationMessagePolicy: 'File', imagePullPolicy: 'IfNotPresent' });
  const withPorts = mapField(filled, 'ports', (ports) =>
    mapItems(ports, (port) => withZeroDefaults(port, { protocol: 'TCP' })),
  );
  const withHooks = mapField(withPorts, 'lifecycle', (lifecycle) =>
    mapFields(lifecycle, (hooks) =>
      ['postStart', 'preStop'].reduce(
        (fields, name) => mapField(fields, name, (hook) => mapFields(hook, defaultHandler)),
        hooks,
      ),
    ),
  );
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].reduce(
    (fields, name) => mapField(fields, name, (probe) => mapFields(probe, defaultProbe)),
    withHooks,
  );
}

function defaultProbe(probe: Fields): Fields {
  return withZeroDefaults(defaultHandler(probe), {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
}

function defaultHandler(handler: Fields): Fields {
  return mapField(handler, 'httpGet', (action) =>
    mapFields(action, (fields) => withZeroDefaults(fields, { path: '/', scheme: 'HTTP' })),
  );
}

export function defaultDeploymentSpec(spec: Fields): Fields {
  const filled = { strategy: {}, ...withDefaults(spec, { progressDeadlineSeconds: 600 }) };
  return mapField(filled, 'strategy', (strategy) =>
    mapFields(strategy, (fields) => defaultRollingUpdate(fields, { maxUnavailable: '25%', maxSurge: '25%' })),
  );
}

export function defaultDaemonSetSpec(spec: Fields): Fields {
  return mapField({ updateStrategy: {}, ...spec }, 'updateStrategy', (strategy) =>
    mapFields(strategy, (fields) => defaultRollingUpdate(fields, { maxUnavailable: 1, maxSurge: 0 })),
  );
}

export function defaultStatefulSetSpec(spec: Fields): Fields {
  const filled = withZeroDefaults({ updateStrategy: {}, ...spec }, { podManagementPolicy: 'OrderedReady' });
  return mapField(filled, 'updateStrategy', (strategy) =>
    mapFields(strategy, (fields) => withZeroDefaults(fields, { type: 'RollingUpdate' })),
  );
}

function defaultRollingUpdate(strategy: Fields, defaults: Fields): Fields {
  const filled = withZeroDefaults(strategy, { type: 'RollingUpdate' });
  if (filled.type !== 'RollingUpdate') return filled;
  return mapField({ rollingUpdate: {}, ...filled }, 'rollingUpdate', (rollingUpdate) =>
    mapFields(rollingUpdate, (fields) => withDefaults(fields, defaults)),
  );
}

/** The labels of the template are what an absent selector selects. */
export function defaultReplicationControllerSpec(spec: Fields, labels: Value | undefined): Fields {
  return labels === undefined ? spec : withDefaults(spec, { selector: labels });
}

export function defaultCronJobSpec(spec: Fields): Fields {
  return withZeroDefaults(spec, { concurrencyPolicy: 'Allow' });
}

export function defaultServiceSpec(spec: Fields): Fields {
  const filled = withZeroDefaults(spec, { type: 'ClusterIP', sessionAffinity: 'None' });
  return mapField(filled, 'ports', (ports) => mapItems(ports, defaultServicePort));
}

function defaultServicePort(port: Fields): Fields {
  const filled = withZeroDefaults(port, { protocol: 'TCP' });
  return isZero(filled.targetPort) && port.port !== undefined ? { ...filled, targetPort: port.port } : filled;
}
