// What hosts load to look into a cluster: a bundle of its own, because most never do.

interface Text {
  readonly en: string;
  readonly ko: string;
}

/** What is to be watched. */
export interface ObserveRequest {
  /** As people write it: `Deployment`, `deployment` or `deploy`. */
  readonly kind: string;
  /** Undefined: that of the context. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of the kubeconfig; undefined: its current one. */
  readonly context: string | undefined;
}

export interface ObserveListener {
  /** A line of the recording. */
  readonly record: (line: string) => void;
  /** Something that whoever waits wants to know. */
  readonly say: (text: Text) => void;
}

/** `over`: nothing more is to come; `stopped`: somebody stopped it. */
export type ObserveEnd =
  { readonly type: 'over' } | { readonly type: 'stopped' } | { readonly type: 'failed'; readonly why: Text };

export interface ClusterContext {
  readonly name: string;
  readonly namespace: string;
  readonly current: boolean;
}

export type Contexts =
  | { readonly type: 'contexts'; readonly contexts: readonly ClusterContext[] }
  | { readonly type: 'none'; readonly why: Text };

export interface Observing {
  /** Settles when it is over, or soon after it was stopped. */
  readonly ended: Promise<ObserveEnd>;
  readonly stop: () => void;
}

export interface ObserveModule {
  readonly contexts: () => Contexts;
  /** It asks by GET and by nothing else. */
  readonly observe: (request: ObserveRequest, listener: ObserveListener) => Observing;
}
