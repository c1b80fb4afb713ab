/** How long to wait before the next start of a server that keeps ending. */
export class RestartDelays {
  #endings: readonly number[] = [];

  /** In milliseconds: at once, then 1 s, 2 s, 4 s … up to a minute; endings of more than five minutes ago are forgotten. */
  next(nowMillis: number): number {
    this.#endings = [...this.#endings, nowMillis].filter((ending) => nowMillis - ending <= memoryMillis);
    const before = this.#endings.length - 1;
    return before === 0 ? 0 : Math.min(1000 * 2 ** (before - 1), longestMillis);
  }
}

const memoryMillis = 5 * 60_000;
const longestMillis = 60_000;
