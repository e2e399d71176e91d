import type { Language } from '../../../libs/channels/language';
import type { ShownFollower } from '../../../libs/circles/follows.queries';
import { localDay } from '../local-moment';
import { circleWords } from '../messages/circle';
import { messagesFor } from '../messages/messages-for';

export interface FollowerView {
  readonly id: string;
  readonly name: string;
  readonly state: ShownFollower['status'];
  readonly since: string;
  /** The last day of a consent that sleeps. */
  readonly agreedUntil?: string | undefined;
  /** When the open consent ends by itself. */
  readonly endsAt?: string | undefined;
  readonly isProxy: boolean;
}

export function followerState(follower: FollowerView, language: Language, timeZone: string): string {
  const { state, since, agreedUntil, endsAt } = follower;
  const t = messagesFor(language).me;
  const words = circleWords[language];
  const day = (moment: string): string => localDay(moment, timeZone, language);
  const ends = endsAt ? [words.ends(day(endsAt))] : [];
  switch (state) {
    case 'requested':
      return t.waiting;
    case 'accepted':
      return [`${t.since} ${day(since)}`, ...ends].join(' · ');
    case 'paused':
      return [words.state.paused, ...ends].join(' · ');
    case 'blocked':
      return words.state.blocked;
    case 'pre_agreed':
      return words.state.pre_agreed(day(agreedUntil ?? since));
  }
}

export const followerView = ({
  publicId,
  name,
  maskedPhone,
  status,
  isProxy,
  ...dates
}: ShownFollower): FollowerView => ({
  id: publicId,
  name: name || maskedPhone,
  state: status,
  since: (dates.acceptedAt ?? dates.requestedAt).toISOString(),
  agreedUntil: dates.agreedUntil?.toISOString(),
  endsAt: dates.endsAt?.toISOString(),
  isProxy,
});
