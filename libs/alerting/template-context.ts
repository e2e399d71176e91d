/** What a notice's sealed template is bound to: known before the row has an id. */
export const templateContext = (eventId: number, rule: string): string => `notice:${eventId}:${rule}:template`;
