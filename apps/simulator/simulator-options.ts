import { simulatorAccount } from '../../libs/platform/config/config';
import type { Delays } from './carrier/lifecycle';
import type { ReceiptHabits } from './carrier/receipts.service';
import type { SenderRate } from './carrier/sender-queue';
import type { FaultRule } from './faults';
import type { Retention } from './threads';

export interface SimulatorOptions {
  /** 0, which is what it is when left out, takes any free port. */
  readonly port?: number;
  readonly seed?: number;
  readonly accountSid?: string;
  readonly authToken?: string;
  /** The service's own number: E.164 or a short code. */
  readonly number?: string;
  /** Where the service listens; may be told later by `connect()`. */
  readonly serverUrl?: string;
  /** What the service calls itself, when that differs: signatures are made for this address. */
  readonly publicUrl?: string;
  readonly inboundPath?: string;
  readonly voicePath?: string;
  readonly fallbackPath?: string;
  /** No ledger on disk when left out. */
  readonly ledgerFile?: string;
  readonly faults?: readonly FaultRule[];
  readonly delays?: Delays;
  readonly rate?: SenderRate;
  /** How well statuses are told; faithfully when left out. */
  readonly receipts?: Partial<ReceiptHabits>;
  readonly keywordOptOut?: boolean;
  /** Serves push over HTTPS too, on a port of its own: most push libraries speak nothing else. */
  readonly tls?: boolean;
  readonly retention?: Retention;
}

/** The account that a server without a carrier of its own uses. */
export const defaultAccount = { sid: simulatorAccount.accountSid, authToken: simulatorAccount.authToken } as const;

export const defaultNumber = simulatorAccount.from;

export const defaultDelays: Delays = { sentMs: [20, 150], deliveredMs: [50, 600] };

export const defaultRetention: Retention = { entries: 100_000, perThread: 50 };
