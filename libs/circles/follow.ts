import type { Branded } from '../platform/branded';

export type FollowId = Branded<number, 'FollowId'>;

export const followStatuses = [
  'requested', 'accepted', 'refused', 'revoked', 'blocked', 'paused', 'pre_agreed',
] as const; // prettier-ignore

export type FollowStatus = (typeof followStatuses)[number];

export interface FollowState {
  readonly status: FollowStatus;
  /** When the follower last asked. */
  readonly requestedAt: Date;
  /** Set while the present or the last consent to this request is known to the follower. */
  readonly acceptedAt: Date | null;
  /** The follower took the wish back: nobody sees it any more, but a refusal or a block outlives it. */
  readonly withdrawnAt: Date | null;
  /** Until then the consent opens by itself whenever an incident concerns the followed person. */
  readonly agreedUntil: Date | null;
  readonly pausedAt: Date | null;
  /** When the open consent ends by itself; null while no incident has passed since it was given. */
  readonly endsAt: Date | null;
}

/** What the followed person may say. `agree`: not now, but in an incident; `keep`: beyond the term. */
export const consentCommands = [
  'accept', 'agree', 'refuse', 'revoke', 'pause', 'resume', 'keep', 'block', 'unblock',
] as const; // prettier-ignore

export type ConsentCommand = (typeof consentCommands)[number];

/** Each command → the statuses it may start from. */
const startsFrom = {
  ask: ['requested', 'revoked'],
  accept: ['requested', 'pre_agreed'],
  agree: followStatuses,
  refuse: ['requested'],
  revoke: ['accepted', 'paused', 'pre_agreed'],
  pause: ['accepted'],
  resume: ['paused'],
  keep: ['accepted', 'paused'],
  block: ['requested', 'accepted', 'refused', 'revoked', 'paused', 'pre_agreed'],
  unblock: ['blocked'],
} as const satisfies Record<ConsentCommand | 'ask', readonly FollowStatus[]>;

/** Each command → the status it leads to; `keep` leaves it. */
const leadsTo = {
  accept: 'accepted',
  agree: 'pre_agreed',
  refuse: 'refused',
  revoke: 'revoked',
  pause: 'paused',
  resume: 'accepted',
  block: 'blocked',
  unblock: 'revoked',
} as const satisfies Record<Exclude<ConsentCommand, 'keep'>, FollowStatus>;

/** A request is answered within this, or lapses; and nobody is asked for the same follower more often. */
export const requestHours = 72;

/** How long an open consent outlives an incident that concerned the followed person. */
export const daysAfterIncident = 30;

/** A consent for later incidents is for so many days. */
export const agreementDays = [30, 90, 365] as const;

/** Of a consent that was given before the follower had asked. */
export const neverRequested = new Date(0);

const isFresh = (follow: FollowState, now: Date): boolean =>
  now.getTime() - follow.requestedAt.getTime() < requestHours * 3_600_000;

const mayStart = (command: keyof typeof startsFrom, status: FollowStatus): boolean =>
  (startsFrom[command] as readonly FollowStatus[]).includes(status);

/** Whether the followed person can still answer. */
export const isPending = (follow: FollowState, now: Date): boolean =>
  follow.status === 'requested' && follow.withdrawnAt === null && isFresh(follow, now);

/** Whether the follower knows of a consent that holds; of a pause they know nothing. */
export const isOpen = ({ status }: Pick<FollowState, 'status'>): boolean =>
  status === 'accepted' || status === 'paused';

/**
 * The follow after the command of the followed person; undefined when the command does not fit.
 * @param until of `agree`: when the consent for later incidents ends
 */
export function consent<Follow extends FollowState>(
  follow: Follow,
  command: ConsentCommand,
  now: Date,
  until?: Date,
): Follow | undefined {
  if (!mayStart(command, follow.status)) return undefined;
  const answers = command === 'accept' || command === 'refuse';
  if (answers && follow.status === 'requested' && !isPending(follow, now)) return undefined;
  switch (command) {
    case 'accept':
      return { ...follow, status: leadsTo.accept, acceptedAt: now, withdrawnAt: null, endsAt: null };
    case 'agree':
      if (!until || until <= now) return undefined;
      return { ...follow, status: leadsTo.agree, agreedUntil: until, withdrawnAt: null, pausedAt: null, endsAt: null };
    case 'keep':
      return { ...follow, acceptedAt: now, endsAt: null };
    case 'pause':
      return { ...follow, status: leadsTo.pause, pausedAt: now };
    case 'refuse':
    case 'revoke':
    case 'resume':
    case 'block':
    case 'unblock': {
      const agreedUntil = command === 'resume' ? follow.agreedUntil : null;
      return { ...follow, status: leadsTo[command], pausedAt: null, agreedUntil };
    }
  }
}

/**
 * The follow after the follower has asked (again), and whether the followed person is to be asked for consent. After a
 * refusal, a block or a consent for later everything looks to the follower as if the request were waiting, but nobody is
 * asked.
 */
export function ask(
  follow: FollowState | undefined,
  now: Date,
): { readonly follow: FollowState; readonly isAsked: boolean } {
  const request: FollowState = {
    status: 'requested', requestedAt: now, acceptedAt: null, withdrawnAt: null, agreedUntil: null, pausedAt: null, endsAt: null,
  }; // prettier-ignore
  if (!follow) return { follow: request, isAsked: true };
  if (isOpen(follow) || isFresh(follow, now)) return { follow: { ...follow, withdrawnAt: null }, isAsked: false };
  if (mayStart('ask', follow.status)) return { follow: request, isAsked: true };
  return { follow: { ...request, status: follow.status, agreedUntil: follow.agreedUntil }, isAsked: false };
}

/** The follow after the follower has taken the wish back, or does not want the news any more. */
export const withdraw = <Follow extends FollowState>(follow: Follow, now: Date): Follow => ({
  ...follow,
  status: isOpen(follow) ? 'revoked' : follow.status,
  withdrawnAt: now,
});

/** The follow once its term is over: a consent for later incidents sleeps again. */
export const end = <Follow extends FollowState>(follow: Follow, now: Date): Follow => {
  const sleeps = follow.agreedUntil !== null && follow.agreedUntil > now;
  return { ...follow, status: sleeps ? 'pre_agreed' : 'revoked', pausedAt: null, endsAt: null };
};

/** What the follower may know: not why there is no answer, nor whether a consent was revoked or turned into a block. */
export type ShownStatus = 'requested' | 'accepted' | 'no_answer' | 'ended';

export function shownToFollower(follow: FollowState, now: Date): ShownStatus {
  if (isOpen(follow)) return 'accepted';
  if (follow.acceptedAt) return 'ended';
  return isFresh(follow, now) ? 'requested' : 'no_answer';
}

/** A follower by the number that the followed person answers with. */
export interface CodedFollower {
  readonly code: number;
  /** Empty when the follower has given none. */
  readonly name: string;
}
