// A drain or a rollout as JSON: the same events as those of one pod, and an outcome of their own.
import type { PlacedStage } from '../stageTimeline.ts';
import { eventJson, finite } from './timelineJson.ts';

export function stageJson({ target, trigger, timeline, assumptions, explain, places }: PlacedStage): string {
  const object = target?.object;
  const view = {
    version: 1,
    target: object
      ? {
          apiVersion: object.apiVersion,
          kind: object.kind,
          namespace: object.namespace ?? 'default',
          name: object.name,
        }
      : null,
    trigger,
    assumptions: assumptions.map(({ key, value, origin }) => ({ key, value, origin })),
    nodes: timeline.stage.nodes.map((name) => ({
      name,
      pods: timeline.stage.pods.filter(({ node }) => node === name).map((pod) => pod.name),
    })),
    events: timeline.events.map((event) => eventJson(event, timeline, { explain, ...places })),
    outcome: timeline.outcome,
  };
  return `${JSON.stringify(view, finite, 2)}\n`;
}
