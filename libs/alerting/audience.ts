/** A query that gives `person_id`, each person once. */
export interface Audience {
  readonly text: string;
  readonly parameters: readonly unknown[];
  /**
   * Set when the query also gives, as `told`, the channels on which each person was told before: the only ones to take
   * now, or ones to take besides those of a first message.
   */
  readonly knowsChannels?: 'only' | 'besides';
}
