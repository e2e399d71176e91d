const tickMs = 5;

/**
 * Things that will happen, in order of their time. Work of one tick shares one timer, so that a hundred thousand
 * pending receipts cost a map entry each and no timer of their own.
 */
export class Timeline implements Disposable {
  readonly #ticks = new Map<number, (() => void)[]>();
  #timer: NodeJS.Timeout | undefined;
  #reached = Math.floor(Date.now() / tickMs);
  #pending = 0;

  get pending(): number {
    return this.#pending;
  }

  /** At once when `afterMs` is 0, which keeps the order of what is due now. */
  after(afterMs: number, happen: () => void): void {
    if (afterMs <= 0) return happen();
    if (this.#pending === 0) this.#reached = Math.floor(Date.now() / tickMs);
    const tick = Math.max(Math.ceil((Date.now() + afterMs) / tickMs), this.#reached + 1);
    const due = this.#ticks.get(tick);
    if (due) due.push(happen);
    else this.#ticks.set(tick, [happen]);
    this.#pending += 1;
    this.#timer ??= setInterval(() => this.#advance(Math.floor(Date.now() / tickMs)), tickMs);
  }

  /** Lets everything happen that is planned now, in its order, without waiting for its time. */
  fastForward(): void {
    const ticks = [...this.#ticks.keys()].sort((a, b) => a - b);
    for (const tick of ticks) this.#happen(tick);
    this.#rest();
  }

  [Symbol.dispose](): void {
    this.#ticks.clear();
    this.#pending = 0;
    this.#rest();
  }

  #advance(now: number): void {
    for (; this.#reached < now && this.#pending > 0;) this.#happen(++this.#reached);
    this.#rest();
  }

  #happen(tick: number): void {
    const due = this.#ticks.get(tick) ?? [];
    this.#ticks.delete(tick);
    this.#pending -= due.length;
    for (const happen of due) happen();
  }

  #rest(): void {
    if (this.#pending > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
