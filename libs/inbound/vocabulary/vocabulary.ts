import type { Relation } from '../../check-ins/source';

/**
 * The words of one language that `interpret` understands, spelled as a native would. Accents, case, apostrophes,
 * hyphens and Arabic vowel signs do not matter: phrases are folded exactly like what people send.
 *
 * No list may hold a phrase that a carrier answers by itself (STOP, HELP, START …): those are in carrier-words.ts.
 */
export interface Vocabulary {
  /** Says "I am safe" and nothing else; never with a negation, so that every negated phrase stays unknown. */
  readonly safe: readonly string[];
  readonly needHelp: readonly string[];
  /** A call for help that stays one whatever follows it. */
  readonly cries: readonly string[];
  readonly notInArea: readonly string[];
  /** Asks for a roof. Alone it does not say that the person is safe. */
  readonly needShelter: readonly string[];
  /**
   * Changes nothing: "I am", politeness, "here", "at home". No third person, no doubt, no condition, and no verb that
   * could start a question without its mark ("am I safe").
   */
  readonly fillers: readonly string[];
  /** Right after a cry, these take it back. */
  readonly negations: readonly string[];

  readonly accept: readonly string[];
  readonly refuse: readonly string[];
  readonly unfollow: readonly string[];
  readonly follow: readonly string[];
  /** "That is not so", of what somebody else has reported. */
  readonly dispute: readonly string[];
  readonly list: readonly string[];
  readonly read: readonly string[];
  readonly manage: readonly string[];
  readonly help: readonly string[];
  readonly optIn: readonly string[];
  readonly optOut: readonly string[];
  /** After an opt-out word. */
  readonly classes: {
    readonly all: readonly string[];
    readonly alerts: readonly string[];
    readonly relatives: readonly string[];
    readonly shelter: readonly string[];
  };

  /** Between an answer and the number of the person whom it is about: one word each. */
  readonly onBehalf: readonly string[];
  /** After that number: whether the sender has spoken with the person, and what they are to them. */
  readonly inContact: readonly string[];
  readonly notInContact: readonly string[];
  readonly relations: Readonly<Record<Relation, readonly string[]>>;

  /** Alone it asks who is of the sender's household. */
  readonly household: readonly string[];
  /** Before the name of a new member of it: one word each. */
  readonly addMember: readonly string[];
  /** Between an answer and the names of members of the household, or their count: one word each. */
  readonly together: readonly string[];

  /** "Language", before the name of one. */
  readonly languageWord: readonly string[];
  /** The name of this language, in the five languages. */
  readonly names: readonly string[];
}
