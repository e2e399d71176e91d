import { deliveryStatus } from './delivery';

const { accepted, delivered, seen, suppressed } = deliveryStatus;

/** Looked up for each delivery (`OFFSET 0`): left to itself, the planner reads every receipt there is. */
const hasReceipt = (condition: string): string => `EXISTS (
  SELECT FROM receipt WHERE receipt.notice_id = delivery.notice_id AND receipt.channel = delivery.channel
    AND receipt.person_id = delivery.person_id AND ${condition} OFFSET 0)`;

/** Of a delivery: a carrier has said once that it has taken it. */
export const saidAccepted = hasReceipt(`receipt.status IN (${accepted}, ${delivered}, ${seen})`);

/** Of a delivery: at its first attempt there was no address to hand it over to. */
export const hadNoAddress = hasReceipt(`receipt.status = ${suppressed} AND receipt.attempt = 1`);
