import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from 'pg';
import { platformProblems } from '../platform-problems';
import type { Problem } from '../problem';

export interface RateLimit {
  readonly name: string;
  readonly points: number;
  readonly windowSeconds: number;
}

/** Counts in the database, so that every process shares the count. Fails closed: no count, no request. */
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly pool: Pool) {}

  /**
   * Takes one point of the key.
   * @throws too-many-requests with the seconds to wait, or overloaded when the count cannot be read
   */
  async take(limit: RateLimit, key: string): Promise<void> {
    try {
      await this.limiter(limit).consume(key);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw tooMany(refusal);
      throw platformProblems['overloaded'](undefined, { retryAfterSeconds: 5 });
    }
  }

  /**
   * Takes nothing: for a limit on what turns out to be wrong, which is known only afterwards.
   * @throws too-many-requests once the key has no point left
   */
  async check(limit: RateLimit, key: string): Promise<void> {
    const count = await this.limiter(limit).get(key);
    if (count && count.consumedPoints >= limit.points) throw tooMany(count);
  }

  private limiter(limit: RateLimit): RateLimiterPostgres {
    const known = this.limiters.get(limit.name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: this.pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.windowSeconds,
    });
    this.limiters.set(limit.name, limiter);
    return limiter;
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): Problem {
  const retryAfterSeconds = Math.ceil(msBeforeNext / 1000);
  return platformProblems['too-many-requests'](`Try again in ${retryAfterSeconds} seconds`, { retryAfterSeconds });
}
