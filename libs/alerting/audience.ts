/** A query that gives `person_id`, each person once. */
export interface Audience {
  readonly text: string;
  readonly parameters: readonly unknown[];
}
