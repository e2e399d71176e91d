/** What a STOP can silence by itself, and therefore what may have a number of its own. */
export const ownNumberClasses = ['relatives', 'shelter'] as const;
export type OwnNumberClass = (typeof ownNumberClasses)[number];

/** The numbers of one account: one for everybody, and others for classes that have their own. */
export interface Senders {
  readonly from: string;
  readonly fromByClass?: Partial<Record<OwnNumberClass, string>>;
}

/** @param messageClass what is sent; a class without a number of its own uses the common one */
export function senderOf(senders: Senders, messageClass: string | undefined): string {
  const own = ownNumberClasses.find((name) => name === messageClass);
  return (own && senders.fromByClass?.[own]) ?? senders.from;
}

/** What a STOP can silence. */
const classes = ['alerts', ...ownNumberClasses] as const;

/**
 * The classes that are sent from a number, and that a STOP there is about: the carrier bars them all.
 * @param accounts those of all routes; a number of none of them is taken for the common one of the first
 */
export function classesOfNumber(
  accounts: readonly Senders[],
  number: string | undefined,
): readonly (typeof classes)[number][] {
  const found = classes.filter((name) => accounts.some((senders) => senderOf(senders, name) === number));
  return found.length > 0
    ? found
    : classes.filter((name) => accounts[0] && senderOf(accounts[0], name) === accounts[0].from);
}

export const numbersOf = (senders: Senders): readonly string[] => [
  ...new Set([senders.from, ...Object.values(senders.fromByClass ?? {}).filter((number) => number !== undefined)]),
];
