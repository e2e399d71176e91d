interface Asked<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (fault: unknown) => void;
}

const mostAtOnce = 500;

/** For each of the few steps by which a crowd comes back to its live pages: nobody sees a pause of a tenth of a second. */
export const crowdApartMs = 50;

/**
 * Many look-ups of the same moment in one statement: whoever asks while one is under way, or soon after it began, waits
 * for the next. Nothing is kept, so that an answer is never older than its question.
 */
export class GatheredLookup<Key, Value> {
  private waiting: Asked<Key, Value>[] = [];
  private isUnderWay = false;
  private beganAt = -Infinity;

  /**
   * @param look gives one value for each key, in their order
   * @param apartMs from the beginning of one statement to that of the next: whoever asks alone waits for nobody
   */
  constructor(
    private readonly look: (keys: readonly Key[]) => Promise<readonly (Value | undefined)[]>,
    private readonly apartMs = 0,
  ) {}

  find(key: Key): Promise<Value | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.isUnderWay || this.waiting.length === 0) return;
    this.isUnderWay = true;
    const earlyMs = this.beganAt + this.apartMs - performance.now();
    if (earlyMs > 0) setTimeout(() => this.begin(), earlyMs);
    else setImmediate(() => this.begin());
  }

  private begin(): void {
    this.beganAt = performance.now();
    const asked = this.waiting.splice(0, mostAtOnce);
    void this.answer(asked).finally(() => {
      this.isUnderWay = false;
      this.next();
    });
  }

  private async answer(asked: readonly Asked<Key, Value>[]): Promise<void> {
    try {
      const values = await this.look(asked.map(({ key }) => key));
      asked.forEach(({ resolve }, index) => resolve(values[index]));
    } catch (fault) {
      for (const { reject } of asked) reject(fault);
    }
  }
}
