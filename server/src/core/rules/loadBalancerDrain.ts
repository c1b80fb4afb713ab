// How long a load balancer lets the connections of a target that goes come to their end.
import type { Place } from '../base/place.ts';
import type { Ingress, Service } from '../manifest/manifest.ts';
import { ipTargets } from '../scenario/routes.ts';
import { setKey } from '../syntax/edits.ts';
import { valueAt } from '../syntax/navigate.ts';
import type { ContainerEnd } from './containerEnd.ts';
import type { RuleContext, RuleFix } from './rule.ts';

export interface LoadBalancerDrain {
  readonly seconds: number;
  /** The number, or what asks for the load balancer where it is the default. */
  readonly at: Place;
  readonly written: boolean;
  readonly flows: 'connections' | 'flows';
}

const attributesKeys = {
  Ingress: 'alb.ingress.kubernetes.io/target-group-attributes',
  Service: 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
} as const;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
const awsDefaultSeconds = 300;

export function drainOf(entrance: Ingress | Service): LoadBalancerDrain | undefined {
  const target = ipTargets(entrance);
  const flows = entrance.kind === 'Ingress' ? 'connections' : 'flows';
  if (target?.origin.type === 'written') {
    const key = attributesKeys[entrance.kind];
    const text = entrance.annotations.get(key) ?? '';
    if (!text.includes('deregistration_delay.timeout_seconds')) {
      return { seconds: awsDefaultSeconds, at: target.origin.at, written: false, flows };
    }
    return numberIn(entrance, key, /deregistration_delay\.timeout_seconds=(\d+)/, flows);
  }
  const drains = entrance.annotations.get('appgw.ingress.kubernetes.io/connection-draining') === 'true';
  return drains
    ? numberIn(entrance, 'appgw.ingress.kubernetes.io/connection-draining-timeout', /^(\d+)$/, flows)
    : undefined;
}

function numberIn(
  { annotationFields }: Ingress | Service,
  key: string,
  pattern: RegExp,
  flows: LoadBalancerDrain['flows'],
): LoadBalancerDrain | undefined {
  const field = annotationFields.get(key);
  const number = pattern.exec(field?.value ?? '')?.[1];
  if (field?.origin.type !== 'written' || number === undefined) return undefined;
  return { seconds: Number(number), at: field.origin.at, written: true, flows };
}

/** To what the grace period leaves after preStop. Never safe: connections that last longer are cut by the load balancer. */
export function shortenDrain(
  entrance: Ingress | Service,
  { at, written }: LoadBalancerDrain,
  { grace, stopSeconds }: ContainerEnd,
  { document }: RuleContext,
): readonly RuleFix[] {
  const seconds = String(Math.max(0, Math.floor(grace.seconds - stopSeconds)));
  const title = {
    en: `Drain for ${seconds} s, as long as the pod lives after preStop`,
    ko: `드레인 ${seconds}초: preStop 뒤 파드 수명에 맞추기`,
  };
  if (!written) {
    const key = attributesKeys[entrance.kind];
    const annotations = valueAt(entrance.root, ['metadata', 'annotations']);
    const text = `deregistration_delay.timeout_seconds=${seconds}`;
    const edit = annotations && !entrance.annotations.has(key) && setKey(document, annotations.span, key, text);
    return edit ? [{ title, safe: false, edits: [edit] }] : [];
  }
  const text = document.text.slice(at.span.start, at.span.end);
  const number = /(?:timeout_seconds=|^["']?)(\d+)/.exec(text);
  if (!number?.[1]) return [];
  const end = at.span.start + number.index + number[0].length;
  const edits = [{ at: { document, span: { start: end - number[1].length, end } }, newText: seconds }];
  return [{ title, safe: false, edits }];
}
