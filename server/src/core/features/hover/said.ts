// What a hover is made of: paragraphs of Markdown, the first of which is bold and has the number.
import type { Locale, Localized } from '../../base/localized.ts';
import { isReadable, type Field, type Origin, type Sourced, type Unreadable } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import type { KubernetesObject } from '../../manifest/manifest.ts';
import type { Explain } from '../../render/explain.ts';
import { originText } from '../../render/originText.ts';
import { locate } from '../../workspace/workspace.ts';
import { linesOf } from '../snapshot.ts';
import type { Spot } from './spot.ts';

export interface Said {
  /** What it is about, where that is not the field. */
  readonly at?: Span;
  readonly paragraphs: readonly string[];
  /** Where more is said: below `https://kubernetes.io/docs/`, or elsewhere. */
  readonly page: string;
}

/** What there is to say of one group of fields; undefined where the cursor is on none of them. */
export type Topic = (spot: Spot) => Said | undefined;

/** Names and scripts are the author's text and not our Markdown. */
export function plain(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_[\]<>]/g, '\\$&');
}

/** `written at line 12`, `Kubernetes' default`, `assumed, adjustable`. */
export function originWords(origin: Origin, explain: Explain): string {
  const korean = explain.locale === 'ko';
  const text = originText(origin, explain);
  if (origin.type === 'written') return korean ? `${text}에 작성됨` : `written at ${text}`;
  if (origin.type === 'assumed') return korean ? '가정, 조정 가능' : 'assumed, adjustable';
  return text;
}

export type Named = readonly [name: string, field: Field<unknown> | undefined];

/** What is written goes first: `periodSeconds 10 — line 12 · timeoutSeconds 1, failureThreshold 3 — Kubernetes' default`. */
export function originsOf(fields: readonly Named[], explain: Explain): string {
  const byOrigin = new Map<string, string[]>();
  const isDefault = ([, field]: Named): boolean => field?.origin.type === 'defaulted';
  for (const [name, field] of [...fields.filter((one) => !isDefault(one)), ...fields.filter(isDefault)]) {
    if (!field) continue;
    const known = isReadable(field);
    const origin = known ? originText(field.origin, explain) : whyUnreadable(field, explain.locale);
    byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), known ? `${name} ${plain(String(field.value))}` : name]);
  }
  return [...byOrigin].map(([origin, names]) => `${names.join(', ')} — ${origin}`).join(' · ');
}

const reasons: Readonly<Record<Unreadable['origin']['why'], Localized>> = {
  templated: { en: 'filled in by a template', ko: '템플릿으로 채워짐' },
  wrongType: { en: 'not of the type that Kubernetes wants', ko: 'Kubernetes가 요구하는 형식이 아님' },
  partial: { en: 'written elsewhere (a patch?)', ko: '다른 곳에 작성됨(패치?)' },
};

function whyUnreadable({ origin }: Unreadable, locale: Locale): string {
  return reasons[origin.why][locale];
}

export function readable<T>(field: Field<T> | undefined): Sourced<T> | undefined {
  return field && isReadable(field) ? field : undefined;
}

/** Of what, and for whom. */
export type Asked = Pick<Spot, 'snapshot' | 'explain'>;

/** `[web.yaml:12](file:///…/web.yaml#L12)`: a click goes there. */
export function placeLink({ snapshot, explain }: Asked, place: Place): string {
  const { uri, span } = locate(snapshot.workspace, place);
  const line = (linesOf(snapshot, uri)?.position(span.start).line ?? 0) + 1;
  const target = uri.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${plain(explain.lineOf(place))}](${target}#L${line})`;
}

/** `Deployment web`, with a link to it. */
export function objectLink(asked: Asked, { ref, nameAt }: KubernetesObject): string {
  return `${ref.kind} **${plain(ref.name)}** (${placeLink(asked, nameAt)})`;
}
