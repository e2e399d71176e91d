import { deliveryStatus } from '../alerting/delivery';
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

/** The bit of each status that is an end. A right that was lost meanwhile counts as an opt-out. */
export const endings = [
  { status: deliveryStatus.failed, flag: reachFlags.failed },
  { status: deliveryStatus.unknown, flag: reachFlags.unknown },
  { status: deliveryStatus.expired_undelivered, flag: reachFlags.expired },
  { status: deliveryStatus.opted_out, flag: reachFlags.optedOut },
  { status: deliveryStatus.suppressed, flag: reachFlags.optedOut },
  { status: deliveryStatus.superseded, flag: reachFlags.superseded },
] as const;

/** The bits of one channel out of those of all. @param flags below 2^36, too many for the bitwise operators */
export function flagsOn(channel: Channel, flags: number): number {
  return Math.floor(flags / 2 ** (bitsPerChannel * (channelCodes[channel] - 1))) % 2 ** bitsPerChannel;
}
