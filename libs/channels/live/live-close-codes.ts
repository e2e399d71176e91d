/** Why the server closes a live socket (4000–4999 belong to applications). After `ended` a page needs a new session. */
export const liveCloseCodes = { ended: 4001, tooSlow: 4008, leaving: 4012, tooFast: 4029 } as const;

export type LiveCloseReason = keyof typeof liveCloseCodes;
