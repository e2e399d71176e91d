import type { Answer } from '../../libs/check-ins/answer';
import type { HistoryLine } from './history';
import type { Seen } from './seen';

export interface RecordedAnswer {
  readonly key: string;
  readonly person: number;
  readonly incident: number;
  readonly id: number;
  readonly answer: Answer;
  readonly saidAtMs: number;
}

export interface NoticeFacts {
  readonly id: number;
  readonly rule: string;
  readonly class: string;
  readonly incident: number | null;
  readonly version: number | null;
  readonly expiresAtMs: number;
  /** As frozen, and as the deliveries show it now. */
  readonly people: number;
  readonly audienceHash: string | null;
  readonly peopleNow: number;
  readonly hashNow: string;
}

export interface DeliveryFacts {
  readonly notice: number;
  readonly person: number;
  readonly channel: number;
  readonly status: number;
  /** Attempts whose outcome the service has called unknown. */
  readonly unknowns: number;
  /** Whether the ledger of receipts says why it ended without a message. */
  readonly reason: string | null;
  /** Waits for an operator, who sees it. */
  readonly isDeadLetter: boolean;
}

/** A message that a carrier has carried out, whatever it answered. */
export interface Copy {
  readonly notice: number;
  readonly person: number;
  readonly channel: number;
  readonly attempt: number;
  /** Whose telephone or browser it went to; undefined when it is nobody's here. */
  readonly owner: number | undefined;
  readonly atMs: number;
  /** Known once it has arrived. */
  readonly body?: string;
}

export interface VersionFacts {
  readonly id: number;
  readonly incident: number;
  readonly version: number;
  readonly mode: string;
  readonly messageType: string;
  readonly author: number;
  readonly editors: readonly number[];
  readonly decidedBy: number;
  readonly contentHash: string;
  /** Of its content as it is stored now. */
  readonly hashNow: string;
  readonly headlines: readonly string[];
  readonly sentAtMs: number;
}

export interface PublishedEntry {
  readonly incident: number;
  readonly version: number;
  readonly contentHash: string;
}

export interface OptOutFacts {
  readonly person: number;
  readonly class: string;
  readonly atMs: number;
}

/** Work that nobody would ever finish. */
export interface Stranded {
  readonly openEvents: number;
  readonly expiredLeases: number;
  readonly lostDeliveries: number;
  readonly staleJobs: number;
}

export interface Descriptors {
  readonly warm: number;
  readonly end: number;
  readonly pools: number;
}

export interface ProcessFacts {
  readonly name: string;
  /** Ended although nobody had asked it to. */
  readonly crashes: number;
  readonly unhandled: number;
  /** Counted before any work came and at the end; `pools` is how many connections it may keep in store. */
  readonly descriptors: Descriptors | undefined;
}

/** Everything that can be seen once nothing moves any more. */
export interface Evidence {
  readonly history: readonly HistoryLine[];
  readonly answers: readonly RecordedAnswer[];
  /** Which answer counts now. */
  readonly current: readonly RecordedAnswer[];
  readonly notices: readonly NoticeFacts[];
  readonly deliveries: readonly DeliveryFacts[];
  readonly copies: readonly Copy[];
  /** Persons with a place in the area of every alert of the run. */
  readonly inArea: ReadonlySet<number>;
  readonly versions: readonly VersionFacts[];
  readonly publishedEntries: readonly PublishedEntry[];
  readonly auditFault: string | undefined;
  /** Deliveries that were seen to go backwards while it happened. */
  readonly regressions: number;
  readonly optOuts: readonly OptOutFacts[];
  readonly stranded: Stranded;
  readonly names: ReadonlyMap<number, string>;
  readonly phones: ReadonlySet<string>;
  /** Of each person, their own. */
  readonly numbers: ReadonlyMap<number, string>;
  /** Follower → whom they follow. */
  readonly follows: ReadonlyMap<number, ReadonlySet<number>>;
  /** Logs, metrics, events, queued jobs, answers over HTTP: where nobody's name or number belongs. */
  readonly outputs: ReadonlyMap<string, string>;
  /** What our own clients were given to read. */
  readonly seen: readonly Seen[];
  readonly processes: readonly ProcessFacts[];
  /** Faults that were answered, by the id that the answer named; undefined when it named none. */
  readonly faults: readonly (string | undefined)[];
  readonly connections: { readonly open: number; readonly allowed: number };
}
