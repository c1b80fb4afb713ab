// What stands between the messages of a sequence diagram: the grace period as a shaded stretch, a note when it is over,
// and notes where requests begin and cease to be at risk.
import { formatInstant, formatSeconds, seconds, type Millis } from '../base/duration.ts';
import type { Locale } from '../base/localized.ts';
import type { Timeline, TimelineEvent } from '../lifecycle/events.ts';
import { drawingWordsOf } from './drawingWords.ts';
import type { SequenceText } from './sequenceText.ts';

interface Note {
  readonly at: Millis;
  readonly write: () => void;
}

export class SequenceNotes {
  readonly #text: SequenceText;
  readonly #locale: Locale;
  readonly #risks: Note[];
  #grace: Note | undefined;

  constructor({ outcome: { requestsAtRisk } }: Timeline, locale: Locale, text: SequenceText) {
    const words = drawingWordsOf(locale);
    this.#text = text;
    this.#locale = locale;
    const note = (at: Millis, said: string): Note => ({
      at,
      write: () => {
        text.note('clients', `${formatInstant(at)}  ${said}`);
      },
    });
    this.#risks = requestsAtRisk
      ? [
          note(requestsAtRisk.from, words.risksBegin(formatSeconds(requestsAtRisk.to - requestsAtRisk.from))),
          note(requestsAtRisk.to, words.risksEnd),
        ]
      : [];
  }

  /** Writes what comes before an event, in the order of the worst case. */
  before(event: TimelineEvent): void {
    this.#writeUntil(event.latest ?? event.earliest);
    if (event.type === 'podMarkedTerminating' || event.type === 'nodeShutdownStarted') this.#beginGrace(event);
  }

  end(): void {
    this.#endGrace(false);
    this.#writeUntil(Number.POSITIVE_INFINITY);
  }

  /** Up to an instant and not at it: what happens there happens first. */
  #writeUntil(instant: Millis): void {
    for (;;) {
      const [risk] = this.#risks;
      const grace = this.#grace;
      if (grace && grace.at <= instant && (!risk || grace.at <= risk.at)) this.#endGrace(true);
      else if (risk && risk.at < instant) {
        this.#risks.shift();
        risk.write();
      } else return;
    }
  }

  #beginGrace(event: TimelineEvent & { readonly detail: { readonly gracePeriodSeconds: number } }): void {
    const { gracePeriodSeconds } = event.detail;
    if (this.#grace || gracePeriodSeconds === 0) return;
    const at = (event.latest ?? event.earliest) + seconds(gracePeriodSeconds);
    const said = drawingWordsOf(this.#locale).graceOver(formatSeconds(seconds(gracePeriodSeconds)));
    this.#text.beginRect();
    this.#grace = {
      at,
      write: () => {
        this.#text.note('api,kubelet', `${formatInstant(at)}  ${said}`);
      },
    };
  }

  /** Where everything ends before its time, nobody waits for the rest of it. */
  #endGrace(over: boolean): void {
    if (!this.#grace) return;
    const { write } = this.#grace;
    this.#grace = undefined;
    this.#text.endRect();
    if (over) write();
  }
}
