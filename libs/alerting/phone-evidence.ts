/**
 * What the ledger knows of an alert and one person's phone. Handed over is not reached: only a confirmation of the
 * device is. Why something did not arrive, an opt-out among the reasons, is nobody else's business.
 */
export type PhoneEvidence =
  | { readonly kind: 'reached'; readonly at: Date }
  | { readonly kind: 'on_its_way' }
  | { readonly kind: 'not_reached' }
  | { readonly kind: 'not_warned' };

/** What was found of all messages of one alert to one person. */
export interface LedgerOfPerson {
  readonly reachedAt: Date | null;
  readonly mayArrive: boolean;
}

export function phoneEvidence(found: LedgerOfPerson | undefined): PhoneEvidence {
  if (!found) return { kind: 'not_warned' };
  if (found.reachedAt) return { kind: 'reached', at: found.reachedAt };
  return { kind: found.mayArrive ? 'on_its_way' : 'not_reached' };
}
