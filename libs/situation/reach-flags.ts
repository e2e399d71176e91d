import { deliveryStatus, type DeliveryStatusCode } from '../alerting/delivery';
import { type Channel, channelCodes } from '../channels/channel';

/**
 * How far one message came to one person, as bits. The first four are *ever*: a message that was handed over and then
 * failed has been handed over. The others say how it stands now; none of them: it waits or is on its way.
 */
export const reachFlags = {
  addressed: 1,
  handedOff: 2,
  accepted: 4,
  confirmed: 8,
  failed: 16,
  unknown: 32,
  expired: 64,
  optedOut: 128,
  superseded: 256,
} as const;

/** Of one channel; those of the others follow in the same number. */
export const bitsPerChannel = 9;

const { handed, accepted, delivered, seen, failed, unknown, expired_undelivered } = deliveryStatus;
const { opted_out, suppressed, superseded } = deliveryStatus;

/** The bit of each status that is an end. A right that was lost meanwhile counts as an opt-out. */
const endings = new Map<DeliveryStatusCode, number>([
  [failed, reachFlags.failed],
  [unknown, reachFlags.unknown],
  [expired_undelivered, reachFlags.expired],
  [opted_out, reachFlags.optedOut],
  [suppressed, reachFlags.optedOut],
  [superseded, reachFlags.superseded],
]);

/** Ends that leave no trace of an earlier acceptance in the row; of every other status a receipt makes `accepted`. */
export const forgetful = [failed, opted_out, suppressed, superseded, expired_undelivered] as const;

/**
 * What a delivery's row alone says. A message in a worker's hands is not handed off yet: it may be given back untried.
 * Nor is one that was suppressed at its first attempt: only its receipts say whether anything left.
 * @param attempts 2 for more
 */
export function flagsOfRow(status: DeliveryStatusCode, attempts: 0 | 1 | 2): number {
  const isConfirmed = status === delivered || status === seen;
  const isAccepted = isConfirmed || status === accepted;
  const answered = status === handed || status === suppressed ? attempts - 1 : attempts;
  return (
    reachFlags.addressed |
    (isAccepted || answered > 0 ? reachFlags.handedOff : 0) |
    (isAccepted ? reachFlags.accepted : 0) |
    (isConfirmed ? reachFlags.confirmed : 0) |
    (endings.get(status) ?? 0)
  );
}

/** The bits of one channel out of those of all. @param flags below 2^36, too many for the bitwise operators */
export function flagsOn(channel: Channel, flags: number): number {
  return Math.floor(flags / 2 ** (bitsPerChannel * (channelCodes[channel] - 1))) % 2 ** bitsPerChannel;
}
