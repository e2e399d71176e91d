import type { PersonId } from '../people/person';
import type { Branded } from '../platform/branded';

export type MemberId = Branded<number, 'MemberId'>;

/** Whoever has a phone of their own is asked; who has none is spoken for. */
export type MemberStatus = 'no_phone' | 'asked' | 'accepted' | 'refused';

/** Somebody whom a person has declared as one of their household. */
export interface Member {
  readonly id: MemberId;
  /** Random: what the service shows. */
  readonly publicId: string;
  readonly declarerId: PersonId;
  /** 1 to `mostMembers`, of the declarer's own. */
  readonly number: number;
  readonly name: string;
  /** Null for who has no phone. */
  readonly personId: PersonId | null;
  readonly status: MemberStatus;
  /** The number by which the member names the household in a text: 1, 2, 3 … of their own. Null without a phone. */
  readonly code: number | null;
  readonly askedAt: Date | null;
  readonly removedAt: Date | null;
}

/** What a member's sealed name is bound to. */
export const memberName = (publicId: string): string => `household_member:${publicId}:name`;

/** As many as one digit of a text can count, and an answer can name. */
export const mostMembers = 8;

/** What the member may say. */
export type MemberCommand = 'accept' | 'refuse';

/** Each command → the statuses it may start from, and the one that it leads to. */
const transitions = {
  accept: { from: ['asked'], to: 'accepted' },
  refuse: { from: ['asked', 'accepted'], to: 'refused' },
} as const satisfies Record<MemberCommand, { from: readonly MemberStatus[]; to: MemberStatus }>;

/** The status after the member's word; undefined when it does not fit. */
export function afterWord(
  { status, removedAt }: Pick<Member, 'status' | 'removedAt'>,
  command: MemberCommand,
): MemberStatus | undefined {
  const { from, to } = transitions[command];
  return !removedAt && (from as readonly MemberStatus[]).includes(status) ? to : undefined;
}

/** Nobody is asked again for the same household before. */
const askPauseMs = 72 * 3_600_000;

/** How a phone stands in a household that declares it, perhaps again. A refusal outlives the declaration, and is not told. */
export function declared(
  known: Pick<Member, 'status' | 'askedAt' | 'removedAt'> | undefined,
  now: Date,
): { readonly status: MemberStatus; readonly askedAt: Date; readonly isAsked: boolean } {
  const askedAt = known?.askedAt;
  if (!askedAt) return { status: 'asked', askedAt: now, isAsked: true };
  if (known.status === 'refused' || (known.status === 'accepted' && !known.removedAt))
    return { status: known.status, askedAt, isAsked: false };
  const isAsked = now.getTime() - askedAt.getTime() >= askPauseMs;
  return { status: 'asked', askedAt: isAsked ? now : askedAt, isAsked };
}

/** The smallest that nobody of the household has; undefined when it is full. */
export function freeNumber(taken: readonly number[]): number | undefined {
  for (let number = 1; number <= mostMembers; number++) if (!taken.includes(number)) return number;
  return undefined;
}

/** Whether the declarer's word counts for the member. */
export const isSpokenFor = ({ status }: Pick<Member, 'status'>): boolean =>
  status === 'no_phone' || status === 'accepted';

/** What the declarer may know: a refusal looks as if the member had not answered yet. */
export type ShownMemberStatus = 'no_phone' | 'asked' | 'accepted';

export const shownToDeclarer = (status: MemberStatus): ShownMemberStatus => (status === 'refused' ? 'asked' : status);

/** A household that names the person as one of it. */
export interface Membership {
  readonly publicId: string;
  readonly code: number;
  /** Empty when the declarer has given none. */
  readonly declarerName: string;
  readonly maskedPhone: string;
  readonly status: 'asked' | 'accepted';
}
