/**
 * What a status callback says of a call that we placed (Twilio Calls resource, `CallStatus`): a callback may come late,
 * twice, or before the answer to the request that it is about. Nobody tells a person from their answering machine.
 */
const meanings: Readonly<Record<string, CallReceipt>> = {
  queued: 'accepted',
  initiated: 'accepted',
  ringing: 'accepted',
  'in-progress': 'delivered',
  completed: 'delivered',
  busy: 'failed',
  'no-answer': 'failed',
  failed: 'failed',
  canceled: 'failed',
};

export type CallReceipt = 'accepted' | 'delivered' | 'failed';

/** @returns undefined for a status that the table does not list */
export const receiptOfCall = (status: string): CallReceipt | undefined => meanings[status];
