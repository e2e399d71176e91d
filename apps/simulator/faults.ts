import type { Random } from './random';

/**
 * What may go wrong with one request. The first line of names is refused before anything is carried out; the second
 * never gets a proper answer and is not carried out either; the third **is** carried out although its sender may doubt it.
 */
export const faultNames = [
  ...(['429', '500', '503', 'unauthorised', 'refuse'] as const),
  ...(['time-out', 'reset', 'redirect'] as const),
  ...(['cut', 'broken-json', 'slow'] as const),
] as const;

export type FaultName = (typeof faultNames)[number];
export type Channel = 'sms' | 'push' | 'voice';

export interface FaultRule {
  readonly fault: FaultName;
  /** Part of the matching requests that it strikes, 0 to 1; all of them when left out. */
  readonly share?: number;
  readonly channel?: Channel;
  /** A phone number, or the id of a push subscription. */
  readonly to?: string;
  readonly from?: string;
  /** Gone after so many strikes. */
  readonly times?: number;
  /** The carrier's error code that `refuse` answers, e.g. 21611. */
  readonly code?: number;
  readonly retryAfterSeconds?: number;
  /** How late `slow` answers; 35,000 when left out, which is past the usual client's patience of 30 s. */
  readonly afterMs?: number;
}

export interface FaultTarget {
  readonly channel: Channel;
  readonly to: string;
  readonly from?: string;
}

/**
 * Decides for each request whether it goes wrong, and how. One draw per request is laid over the shares of the rules
 * that match it, so that "2 % this, 1 % that" are shares of all requests.
 */
export class FaultPlan {
  #rules: { rule: FaultRule; left: number }[] = [];

  constructor(
    private readonly random: Random,
    rules: readonly FaultRule[] = [],
  ) {
    this.set(rules);
  }

  set(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ rule, left: rule.times ?? Infinity }));
  }

  add(...rules: FaultRule[]): void {
    this.#rules.push(...rules.map((rule) => ({ rule, left: rule.times ?? Infinity })));
  }

  clear(): void {
    this.#rules = [];
  }

  get rules(): readonly FaultRule[] {
    return this.#rules.map(({ rule, left }) => (left === Infinity ? rule : { ...rule, times: left }));
  }

  next(target: FaultTarget): FaultRule | undefined {
    if (this.#rules.length === 0) return undefined;
    let draw = this.random();
    for (const entry of this.#rules) {
      if (!matches(entry.rule, target)) continue;
      const share = entry.rule.share ?? 1;
      if (draw < share) {
        entry.left -= 1;
        if (entry.left <= 0) this.#rules = this.#rules.filter((other) => other !== entry);
        return entry.rule;
      }
      draw -= share;
    }
    return undefined;
  }
}

function matches(rule: FaultRule, target: FaultTarget): boolean {
  if (rule.channel !== undefined && rule.channel !== target.channel) return false;
  if (rule.to !== undefined && rule.to !== target.to) return false;
  return rule.from === undefined || rule.from === target.from;
}
