import type { LaneNumber } from './lane';
import type { Language } from './language';
import type { PhoneNumber } from './phone-number';
import type { PushAddress } from './push-address';
import type { Prekey } from './push/prekey';

/** Ways to reach a person, with the number that stands for each in the ledger. */
export const channelCodes = { push: 1, live: 2, sms: 3, voice: 4 } as const;

export type Channel = keyof typeof channelCodes;
export type ChannelCode = (typeof channelCodes)[Channel];

const names: Record<ChannelCode, Channel> = { 1: 'push', 2: 'live', 3: 'sms', 4: 'voice' };
export const channelOf = (code: ChannelCode): Channel => names[code];

/** What became of one hand-over to a carrier. */
export type SendResult =
  | {
      readonly outcome: 'accepted';
      readonly carrierRef: string;
      /** The device itself has said that it has the message. */
      readonly confirmed?: boolean;
    }
  | {
      readonly outcome: 'retry';
      readonly afterSeconds: number;
      readonly reason: string;
      /** Set when the refusal is not about this one message, so that another way may be open. */
      readonly fault?: CarrierFault;
      /** No carrier was asked: it does not count as an attempt. */
      readonly untried?: true;
    }
  /** The request may have been carried out. */
  | { readonly outcome: 'unknown'; readonly reason: string }
  | {
      readonly outcome: 'rejected';
      readonly reason: string;
      /** Only an explicit "gone" says so; the address is then forgotten. */
      readonly addressIsDead: boolean;
      /** The person has told the carrier to stop. */
      readonly optedOut?: boolean;
      /** The number of ours that the carrier will not let write to them any more. */
      readonly barredNumber?: string;
      /** The operator filtered the text, not the person: another channel may carry it, and an operator must know. */
      readonly contentBlocked?: boolean;
    };

/** What refuses a message that has nothing wrong about it: the carrier as a whole, our account, a territory, our speed. */
export type CarrierFault = 'carrier' | 'account' | 'territory' | 'pace';

export interface SmsMessage {
  readonly to: PhoneNumber;
  readonly body: string;
  /** What of the sender's pace it takes, counted once for all who are told the same: counting takes milliseconds. */
  readonly segments: number;
  /** Names the delivery and its attempt; status callbacks bring it back. */
  readonly deliveryKey: string;
  /** How long the carrier may keep trying. */
  readonly validSeconds: number;
  /** Place in the queue of its sender; that of an answer when left out. */
  readonly lane?: LaneNumber;
  /** What is sent: a class may have a number of its own, so that a STOP there silences nothing else. */
  readonly messageClass?: string;
  /** Asked while the message waits for its turn and when it leaves: newer words may have come. */
  readonly isWithdrawn?: () => boolean;
}

/** Thrown instead of writing a request that nobody wants any more. */
export class Withdrawn extends Error {}

/** Nothing was handed over, and nothing is to be: newer words have come. */
export const withdrawn: SendResult = {
  outcome: 'retry',
  afterSeconds: 0,
  reason: 'newer words have come',
  untried: true,
};

export interface PushMessage {
  readonly to: PushAddress;
  /** Declarative Web Push JSON, at most 3,993 bytes. */
  readonly payload: string;
  /** Made for `to` beforehand; used up by sending, whatever becomes of the message. */
  readonly prekey?: Prekey;
  /** A later message of the same topic replaces one that still waits; at most 32 characters safe in a URL. */
  readonly topic?: string;
  readonly urgency: 'normal' | 'high';
  readonly ttlSeconds: number;
  /** Asked when the message leaves: newer words may have come. */
  readonly isWithdrawn?: () => boolean;
}

export interface VoiceCall {
  readonly to: PhoneNumber;
  /** What is said is asked for when somebody answers; this is only for whoever writes down what was called. */
  readonly language: Language;
  /** Names the delivery and its attempt; the webhooks of the call bring it back. */
  readonly deliveryKey: string;
  /** After so long nobody is called any more. */
  readonly validSeconds: number;
  /** Place in the queue of the number that calls; that of an answer when left out. */
  readonly lane?: LaneNumber;
  /** Asked at the moment of dialling: newer words may have come while the call waited for its turn. */
  readonly isWithdrawn?: () => boolean;
}

/** A text that the carrier has, and that has not failed. */
export interface TakenText {
  readonly carrierRef: string;
  readonly body: string;
  readonly isDelivered: boolean;
}

export interface TakenQuery {
  readonly to: PhoneNumber;
  readonly messageClass?: string;
  readonly since: Date;
}

export abstract class SmsCarrier {
  abstract send(message: SmsMessage): Promise<SendResult>;

  /** What it has taken for a phone from the number of a class. @returns undefined when it cannot tell */
  listTaken(_query: TakenQuery): Promise<readonly TakenText[] | undefined> {
    return Promise.resolve(undefined);
  }
}

export abstract class PushCarrier {
  abstract send(message: PushMessage): Promise<SendResult>;
}

export abstract class VoiceCarrier {
  /** Accepted means that the call will be placed: whether somebody answered comes by receipts. */
  abstract call(call: VoiceCall): Promise<SendResult>;
}

export abstract class LiveCarrier {
  /** Hands over a whole page of deliveries: open pages that have their message say so afterwards, by receipts. */
  abstract announce(pageId: number): Promise<SendResult>;
}
