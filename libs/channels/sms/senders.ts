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

/**
 * The classes that a STOP sent to `number` is about.
 * @returns undefined for the common number, or one that is not ours: there a STOP is about whatever the person says
 */
export function classesOfNumber(senders: Senders, number: string): readonly OwnNumberClass[] | undefined {
  if (number === senders.from) return undefined;
  const own = ownNumberClasses.filter((name) => senders.fromByClass?.[name] === number);
  return own.length === 0 ? undefined : own;
}

export const numbersOf = (senders: Senders): readonly string[] => [
  ...new Set([senders.from, ...Object.values(senders.fromByClass ?? {})]),
];
