import { deliveryStatus } from './delivery';

const { handed, accepted, delivered, seen, suppressed } = deliveryStatus;
const taken = `${accepted}, ${delivered}, ${seen}`;

const hasReceipt = (condition: string): string => `EXISTS (
  SELECT FROM receipt WHERE receipt.notice_id = delivery.notice_id AND receipt.channel = delivery.channel
    AND receipt.person_id = delivery.person_id AND ${condition})`;

/**
 * Of a delivery: a carrier has taken it once, whatever became of it since. Receipts are looked at only for deliveries
 * that were tried and do not say so themselves.
 */
export const everAccepted = `(CASE WHEN delivery.status IN (${taken}) THEN true WHEN delivery.attempt = 0 THEN false
  WHEN delivery.status = ${handed} AND delivery.attempt = 1 THEN false ELSE ${hasReceipt(`receipt.status IN (${taken})`)} END)`;

/**
 * Of a delivery: it was given to a carrier once, and the carrier's answer (or its absence) is known. One that is in a
 * worker's hands is not counted yet: it may be given back untried. Nor is one for which no address was found.
 */
export const everHandedOff = `(CASE WHEN delivery.status IN (${taken}) THEN true WHEN delivery.attempt = 0 THEN false
  WHEN delivery.status = ${handed} THEN delivery.attempt > 1
  WHEN delivery.status = ${suppressed} AND delivery.attempt = 1 THEN
    NOT ${hasReceipt(`receipt.status = ${suppressed} AND receipt.attempt = 1`)}
  ELSE true END)`;
