import type { Language } from '../channels/language';
import type { Answer } from '../check-ins/answer';
import type { Relation } from '../check-ins/source';
import type { OptOutScope } from './phrases';

/** What a text message asks of us. */
export type Intent =
  /** `language`: in which the words were, when they tell. */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly language?: Language }
  /** `phone`: what was typed after the word, in ASCII digits, unchecked and perhaps empty. */
  | { readonly kind: 'follow'; readonly phone: string }
  /** About the owner of a phone, which is as of `follow`. */
  | {
      readonly kind: 'on_behalf';
      readonly answer: Answer;
      readonly phone: string;
      readonly relation: Relation;
      readonly hadContact: boolean;
    }
  /** `code`: one to six digits. `dispute`: what somebody has reported of the sender is not so. */
  | { readonly kind: 'accept' | 'refuse' | 'unfollow' | 'dispute'; readonly code?: string }
  /** About the sender and others of their household: who that is, only the household tells. */
  | HouseholdAnswerIntent
  | MembershipIntent
  | { readonly kind: 'language'; readonly language: Language }
  /** `isCarriers`: the word is one that the carrier has acted upon already. */
  | { readonly kind: 'opt_out' | 'opt_in'; readonly class: OptOutScope; readonly isCarriers?: true }
  | { readonly kind: 'list' | 'read' | 'help' | 'manage' | 'unknown' };

/** "OK 4": all four. "OK AVEC LÉA": those whose names are said; `undefined` when "all" is. */
export interface HouseholdAnswerIntent {
  readonly kind: 'household_answer';
  readonly answer: Answer;
  readonly language?: Language;
  readonly count?: number;
  /** What stands where the names are expected, folded: words that nobody else knows. */
  readonly named?: readonly string[];
  /** What the same words say of the sender alone. */
  readonly otherwise: Intent;
}

export type MembershipIntent =
  | { readonly kind: 'household' }
  /** `name` as it was typed; `phone` as of `follow`, absent when there is none. */
  | { readonly kind: 'add_member'; readonly name: string; readonly phone?: string }
  /** `code` as of `accept`: the number of a member to remove, or of a household that the sender accepts or refuses. */
  | { readonly kind: 'remove_member' | 'join_household' | 'leave_household'; readonly code?: string };
