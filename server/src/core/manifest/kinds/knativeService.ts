import { knativeDefaults } from '../defaults.ts';
import { defaulted, readInteger, type FieldReader } from '../fieldReader.ts';
import { defineWorkload, type Kind, type WorkloadBase } from '../kind.ts';
import type { LifecycleHandler } from '../lifecycleHandler.ts';
import type { PodSpecReading } from '../podSpec.ts';

/** What Knative Serving makes pods of, as many as there are requests. A Service makes a Configuration. */
export type KnativeService = WorkloadBase<'Service.serving.knative.dev'>;
export type KnativeConfiguration = WorkloadBase<'Configuration'>;

const by = 'Knative';

/**
 * Its pods stop by rules of their own: the grace period is the longest time that a request may take, and every container
 * waits for the queue-proxy beside it to drain, whatever the manifest says
 * (https://github.com/knative/serving/blob/main/pkg/reconciler/revision/resources/deploy.go).
 */
const reading: PodSpecReading = {
  terminationGracePeriodSeconds: (spec) =>
    readInteger(spec, 'timeoutSeconds') ??
    defaulted<number>(spec, 'timeoutSeconds', knativeDefaults.timeoutSeconds, by),
  preStop: waitForDrain,
};

function waitForDrain(container: FieldReader): LifecycleHandler {
  const at = container.insertAt;
  const hook = container.below(`${container.path}.lifecycle.preStop`, undefined);
  return {
    at,
    keyAt: at,
    path: hook.path,
    action: {
      type: 'httpGet',
      at,
      path: defaulted(hook, 'httpGet.path', knativeDefaults.drainPath, by),
      port: defaulted<number | string>(hook, 'httpGet.port', knativeDefaults.drainPort, by),
      host: undefined,
      scheme: defaulted(hook, 'httpGet.scheme', 'HTTP', by),
      httpHeaders: [],
    },
  };
}

export const knativeServices = [
  knative<KnativeService>('Service.serving.knative.dev'),
  knative<KnativeConfiguration>('Configuration'),
] as const;

function knative<W extends WorkloadBase>(kind: W['kind']): Kind<W> {
  return defineWorkload<WorkloadBase>({ kind, groups: ['serving.knative.dev'], reading, fields: {} }) as Kind<W>;
}
