// What is said to somebody who waits.
import type { ObserveEnd, ObserveListener } from '../protocol/observing.ts';
import { ClusterError, Refusal } from './clusterError.ts';
import type { Subject } from './subject.ts';

type Text = Extract<ObserveEnd, { readonly type: 'failed' }>['why'];

export function waiting({ kind: { kind }, name, namespace, context }: Subject): Text {
  const where = `namespace ${namespace}, context ${context}`;
  return kind === 'Pod'
    ? {
        en: `watching Pod ${name} (${where}): delete or evict it from somewhere else; Ctrl-C ends this`,
        ko: `Pod ${name} 지켜보는 중 (${where}). 다른 곳에서 삭제하거나 축출하십시오. Ctrl-C로 끝냅니다`,
      }
    : {
        en: `watching ${kind} ${name} (${where}): delete one of its pods or roll it out from somewhere else; Ctrl-C ends this`,
        ko: `${kind} ${name} 지켜보는 중 (${where}). 다른 곳에서 파드를 삭제하거나 롤아웃하십시오. Ctrl-C로 끝냅니다`,
      };
}

export function whyFailed(error: unknown): Text {
  if (error instanceof ClusterError) return error.text;
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Refusal)) {
    return { en: `cannot reach the API server: ${message}`, ko: `API 서버에 연결할 수 없음: ${message}` };
  }
  const status = String(error.status);
  return { en: `the API server refuses (${status}): ${message}`, ko: `API 서버가 거부함 (${status}): ${message}` };
}

export function without(resource: string, { status, message }: Refusal): Text {
  return {
    en: `${resource} cannot be read (${String(status)}: ${message}): what they would show is not measured`,
    ko: `${resource}: 읽을 수 없어(${String(status)}: ${message}) 거기에 보이는 것은 측정하지 않음`,
  };
}

/** Says once that a connection is lost, and once that it is back. */
export class Connections {
  readonly #listener: ObserveListener;
  readonly #lost = new Set<string>();

  constructor(listener: ObserveListener) {
    this.#listener = listener;
  }

  lost(resource: string, why: string): void {
    if (this.#lost.has(resource)) return;
    this.#lost.add(resource);
    this.#listener.say({
      en: `the watch of ${resource} is lost (${why}): trying again`,
      ko: `${resource} watch 연결이 끊김(${why}): 다시 시도함`,
    });
  }

  back(resource: string): void {
    if (!this.#lost.delete(resource)) return;
    this.#listener.say({
      en: `${resource} are watched again; what changed in between is dated by when it was found`,
      ko: `${resource} watch를 다시 시작함. 그 사이의 변화는 발견한 시각으로 기록함`,
    });
  }
}
