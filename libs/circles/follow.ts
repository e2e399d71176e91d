import type { Branded } from '../platform/branded';

export type FollowId = Branded<number, 'FollowId'>;

export const followStatuses = ['requested', 'accepted', 'refused', 'revoked', 'blocked'] as const;

export type FollowStatus = (typeof followStatuses)[number];

export interface FollowState {
  readonly status: FollowStatus;
  /** When the follower last asked. */
  readonly requestedAt: Date;
  /** Set while the present or the last consent to this request is known to the follower. */
  readonly acceptedAt: Date | null;
  /** The follower took the wish back: nobody sees it any more, but a refusal or a block outlives it. */
  readonly withdrawnAt: Date | null;
}

/** What the followed person may say. */
export type ConsentCommand = 'accept' | 'refuse' | 'revoke' | 'block';

/** Each command → the statuses it may start from. */
const startsFrom = {
  ask: ['requested', 'revoked'],
  accept: ['requested'],
  refuse: ['requested'],
  revoke: ['accepted'],
  block: ['requested', 'accepted', 'refused', 'revoked'],
} as const satisfies Record<ConsentCommand | 'ask', readonly FollowStatus[]>;

/** Each command → the status it leads to. */
const leadsTo = {
  accept: 'accepted',
  refuse: 'refused',
  revoke: 'revoked',
  block: 'blocked',
} as const satisfies Record<ConsentCommand, FollowStatus>;

/** A request is answered within this, or lapses; and nobody is asked for the same follower more often. */
export const requestHours = 72;

const isFresh = (follow: FollowState, now: Date): boolean =>
  now.getTime() - follow.requestedAt.getTime() < requestHours * 3_600_000;

const mayStart = (command: keyof typeof startsFrom, status: FollowStatus): boolean =>
  (startsFrom[command] as readonly FollowStatus[]).includes(status);

/** Whether the followed person can still answer. */
export const isPending = (follow: FollowState, now: Date): boolean =>
  follow.status === 'requested' && follow.withdrawnAt === null && isFresh(follow, now);

/** The follow after the command of the followed person; undefined when the command does not fit. */
export function consent<Follow extends FollowState>(
  follow: Follow,
  command: ConsentCommand,
  now: Date,
): Follow | undefined {
  if (!mayStart(command, follow.status)) return undefined;
  if ((command === 'accept' || command === 'refuse') && !isPending(follow, now)) return undefined;
  return { ...follow, status: leadsTo[command], acceptedAt: command === 'accept' ? now : follow.acceptedAt };
}

/**
 * The follow after the follower has asked (again), and whether the followed person is to be asked for consent. After a
 * refusal or a block everything looks to the follower as if the request were waiting, but nobody is asked.
 */
export function ask(
  follow: FollowState | undefined,
  now: Date,
): { readonly follow: FollowState; readonly isAsked: boolean } {
  const request: FollowState = { status: 'requested', requestedAt: now, acceptedAt: null, withdrawnAt: null };
  if (!follow) return { follow: request, isAsked: true };
  if (follow.status === 'accepted' || isFresh(follow, now))
    return { follow: { ...follow, withdrawnAt: null }, isAsked: false };
  if (mayStart('ask', follow.status)) return { follow: request, isAsked: true };
  return { follow: { ...request, status: follow.status }, isAsked: false };
}

/** The follow after the follower has taken the wish back, or does not want the news any more. */
export const withdraw = <Follow extends FollowState>(follow: Follow, now: Date): Follow => ({
  ...follow,
  status: follow.status === 'accepted' ? 'revoked' : follow.status,
  withdrawnAt: now,
});

/** What the follower may know: not why there is no answer, nor whether a consent was revoked or turned into a block. */
export type ShownStatus = 'requested' | 'accepted' | 'no_answer' | 'ended';

export function shownToFollower(follow: FollowState, now: Date): ShownStatus {
  if (follow.status === 'accepted') return 'accepted';
  if (follow.acceptedAt) return 'ended';
  return isFresh(follow, now) ? 'requested' : 'no_answer';
}

/** A follower by the number that the followed person answers with. */
export interface CodedFollower {
  readonly code: number;
  /** Empty when the follower has given none. */
  readonly name: string;
}
