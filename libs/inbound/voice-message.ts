/** What somebody has said in a call is kept for so long. */
export const voiceMessageHours = 48;

/** A message recorded before this moment is over. */
export const voiceMessagesSince = (now: Date): Date => new Date(now.getTime() - voiceMessageHours * 3_600_000);
