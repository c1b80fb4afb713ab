interface Text {
  readonly en: string;
  readonly ko: string;
}

/** It cannot be watched, and to try again would not help. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** What an API server answered in place of what it was asked for. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
