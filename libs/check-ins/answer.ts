/** What a person says of themselves; in the order of the digits 1 to 4 that an SMS answers with. */
export const answers = ['safe', 'need_help', 'not_in_area', 'safe_need_shelter'] as const;

export type Answer = (typeof answers)[number];
