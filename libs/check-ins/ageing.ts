/** How an answer is to be read now: "safe", or only "safe at 22:41". */
export type Freshness = 'fresh' | 'stale';

const staleAfterMs = 6 * 3_600_000;

/** An answer says how somebody was; after six hours nobody may read it as how they are. */
export const freshnessOf = (saidAt: Date, now: Date): Freshness =>
  now.getTime() - saidAt.getTime() >= staleAfterMs ? 'stale' : 'fresh';
