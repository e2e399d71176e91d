/** What the key of answer links is derived for. */
export const answerLinkKey = 'answer link';
