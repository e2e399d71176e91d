import { defineProblems } from '../platform/problem';

export const inboundProblems = defineProblems({
  'webhook-refused': { status: 403, title: 'Only the carrier may call this address' },
  'voice-message-not-found': { status: 404, title: 'There is no such voice message for you' },
});
