import { platformProblems } from '../platform-problems';

/** A key that has been quiet is forgotten when there are so many. */
const mostKeys = 100_000;

/**
 * So many at once, then one every so often; counted in this process alone, so that it costs no round trip: for what an
 * idempotency key already makes harmless, and where only a flood from one caller is to be kept from the others.
 */
export class BurstLimit<Key> {
  private readonly used = new Map<Key, { points: number; at: number }>();

  constructor(private readonly limit: { readonly burst: number; readonly everyMs: number }) {}

  /** @throws too-many-requests with the seconds to wait */
  take(key: Key, nowMs = performance.now()): void {
    const { burst, everyMs } = this.limit;
    const points = this.pointsOf(key, nowMs);
    if (points + 1 > burst) {
      const retryAfterSeconds = Math.max(1, Math.ceil(((points + 1 - burst) * everyMs) / 1000));
      throw platformProblems['too-many-requests'](`Try again in ${retryAfterSeconds} seconds`, { retryAfterSeconds });
    }
    if (this.used.size >= mostKeys) this.forgetQuiet(nowMs);
    this.used.set(key, { points: points + 1, at: nowMs });
  }

  private pointsOf(key: Key, nowMs: number): number {
    const known = this.used.get(key);
    return known ? Math.max(0, known.points - (nowMs - known.at) / this.limit.everyMs) : 0;
  }

  private forgetQuiet(nowMs: number): void {
    for (const key of this.used.keys()) if (this.pointsOf(key, nowMs) === 0) this.used.delete(key);
    if (this.used.size >= mostKeys) this.used.clear();
  }
}
