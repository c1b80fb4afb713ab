// The steps of a canary of Argo Rollouts.
// https://argo-rollouts.readthedocs.io/en/stable/features/canary/
import { parseDuration, seconds, type Millis } from '../base/duration.ts';
import { isReadable, type Field } from '../base/origin.ts';
import {
  child,
  children,
  find,
  readBoolean,
  readInteger,
  readIntegerOrString,
  type FieldReader,
} from './fieldReader.ts';

export type CanaryStep =
  | { readonly type: 'setWeight'; readonly percent: Field<number> }
  /** Without a duration somebody has to end it. */
  | { readonly type: 'pause'; readonly duration: Field<number | string> | undefined }
  /** Of a canary with traffic routing: pods without regard to the weight. */
  | {
      readonly type: 'setCanaryScale';
      readonly replicas: Field<number> | undefined;
      readonly percent: Field<number> | undefined;
      readonly matchTrafficWeight: Field<boolean> | undefined;
    }
  /** An analysis, an experiment, a plugin: `name` is its key. */
  | { readonly type: 'other'; readonly name: string };

export function readCanarySteps(canary: FieldReader): readonly CanaryStep[] {
  return children(canary, 'steps').map(readStep);
}

function readStep(step: FieldReader): CanaryStep {
  const percent = readInteger(step, 'setWeight');
  if (percent) return { type: 'setWeight', percent };
  if (find(step, 'pause')) {
    return { type: 'pause', duration: readIntegerOrString(child(step, 'pause'), 'duration') };
  }
  const scale = find(step, 'setCanaryScale') && child(step, 'setCanaryScale');
  if (scale) {
    return {
      type: 'setCanaryScale',
      replicas: readInteger(scale, 'replicas'),
      percent: readInteger(scale, 'weight'),
      matchTrafficWeight: readBoolean(scale, 'matchTrafficWeight'),
    };
  }
  const key = step.node?.entries[0]?.key.value;
  return { type: 'other', name: key === undefined ? '' : String(key) };
}

/** As the controller reads it: a number is seconds. Undefined where it is no duration. */
export function pauseDuration(duration: Field<number | string>): Millis | undefined {
  if (!isReadable(duration)) return undefined;
  const { value } = duration;
  if (typeof value === 'number') return seconds(value);
  return /^\d+$/.test(value) ? seconds(Number(value)) : parseDuration(value);
}
