import { setTimeout as delay } from 'node:timers/promises';
import type { Bar } from './progress-bars';
import type { Screen } from './screen.service';

const refreshMs = 400;

/** Shows bars that move until it is stopped. */
export class Board {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;

  constructor(
    private readonly screen: Screen,
    private readonly bars: () => Promise<readonly Bar[]>,
  ) {
    this.running = this.show();
    // A fault comes out of stop(), which the replay awaits whatever happens.
    this.running.catch(() => undefined);
  }

  stop(): Promise<void> {
    this.stopping.abort();
    return this.running;
  }

  private async show(): Promise<void> {
    const { signal } = this.stopping;
    do {
      this.screen.bars(await this.bars());
      await delay(refreshMs, undefined, { signal }).catch(() => undefined); // stopped
    } while (!signal.aborted);
    this.screen.bars(await this.bars());
  }
}
