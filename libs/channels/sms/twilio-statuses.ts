/**
 * What a status callback says of a message (Twilio Messages resource, `status`): a callback may come late, twice, or
 * before the answer to the request that it is about.
 */
const meanings: Readonly<Record<string, SmsReceipt>> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'accepted',
  delivered: 'delivered',
  read: 'seen',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

export type SmsReceipt = 'accepted' | 'delivered' | 'seen' | 'failed';

/** @returns undefined for a status that the table does not list */
export const receiptOfStatus = (status: string): SmsReceipt | undefined => meanings[status];
