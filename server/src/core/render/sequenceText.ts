// The lines of a Mermaid sequence diagram, whoever they are about: blocks that are closed, bars that are closed, and no
// more of it than can be read.
import { mermaidText, cut } from './mermaidText.ts';

/** Mermaid reads no more than 50,000 characters, and people less. */
const mostMessages = 220;
const longestNote = 160;

export class SequenceText {
  readonly messageEventIds: string[] = [];
  /** Messages that were too many. */
  leftOut = 0;
  readonly #lines: string[] = [];
  readonly #bars = new Map<string, number>();

  /** @param label is Mermaid text already */
  message(arrow: string, label: string, eventId: string): void {
    if (this.messageEventIds.length >= mostMessages) {
      this.leftOut += 1;
      return;
    }
    this.#lines.push(`${arrow}: ${label}`);
    this.messageEventIds.push(eventId);
  }

  /** @param over one participant, or two of which the first stands further to the left */
  note(over: string, text: string): void {
    this.#lines.push(`Note over ${over}: ${mermaidText(cut(text, longestNote))}`);
  }

  /** Lines that stand in a block with a title. */
  loop(title: string, lines: () => void): void {
    this.#lines.push(`loop ${mermaidText(cut(title, longestNote))}`);
    lines();
    this.#lines.push('end');
  }

  /** Of no colour of its own, so that it is right on every background. */
  beginRect(): void {
    this.#lines.push('rect rgba(128, 128, 128, 0.14)');
  }

  endRect(): void {
    this.#lines.push('end');
  }

  /** Mermaid refuses to close what is not open, and leaves out what is never closed. */
  openBar(id: string): void {
    this.#bars.set(id, (this.#bars.get(id) ?? 0) + 1);
    this.#lines.push(`activate ${id}`);
  }

  closeBar(id: string): void {
    const count = this.#bars.get(id) ?? 0;
    if (count === 0) return;
    this.#bars.set(id, count - 1);
    this.#lines.push(`deactivate ${id}`);
  }

  end(participants: readonly string[]): string {
    for (const [id, count] of this.#bars) for (let bar = 0; bar < count; bar += 1) this.#lines.push(`deactivate ${id}`);
    return `${['sequenceDiagram', ...participants, ...this.#lines].join('\n')}\n`;
  }
}
