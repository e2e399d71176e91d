/** What waits of one lane. */
export interface Waiting {
  /** Two of the same never stand in one batch: the second must find what the first has written. */
  readonly batchedBy: string;
}

/** Answers that wait for the next batch, in the order in which they came; bounded, so that nobody waits for long. */
export class AnswerLane<Entry extends Waiting> {
  private waiting: Entry[] = [];

  constructor(
    private readonly mostWaiting: number,
    readonly largestBatch: number,
  ) {}

  get length(): number {
    return this.waiting.length;
  }

  /** @returns false when too many wait already */
  push(entry: Entry): boolean {
    if (this.waiting.length >= this.mostWaiting) return false;
    this.waiting.push(entry);
    return true;
  }

  /** The oldest, at most one of each `batchedBy`. */
  take(): Entry[] {
    const batch = new Map<string, Entry>();
    const left: Entry[] = [];
    for (const entry of this.waiting) {
      if (batch.size < this.largestBatch && !batch.has(entry.batchedBy)) batch.set(entry.batchedBy, entry);
      else left.push(entry);
    }
    this.waiting = left;
    return [...batch.values()];
  }
}
