import {
  type SendResult,
  type SmsCarrier,
  type SmsMessage,
  type TakenQuery,
  type TakenText,
  withdrawn,
} from '../channel';
import type { LaneNumber } from '../lane';
import { Circuit } from './circuit';
import { Departures, type Waiting } from './departures';
import { evidenceOf } from './evidence';
import { numbersOf, senderOf, type Senders } from './senders';

export interface SmsRouteOptions {
  readonly name: string;
  readonly carrier: SmsCarrier;
  readonly senders: Senders;
  /** Of each sender; unlimited when left out. */
  readonly segmentsPerSecond?: number;
  readonly onChange?: (route: string, change: 'opened' | 'closed') => void;
}

type Verdict = 'go' | 'moved' | 'late' | 'withdrawn';

interface Passenger extends Waiting {
  readonly isWithdrawn?: () => boolean;
  readonly call: (verdict: Verdict) => void;
}

/** A message of which no lane is said is taken for an answer to somebody. */
export const usualLane: LaneNumber = 2;

/** A hand-over that takes longer no longer counts as young, and later as slow. */
const youngMs = 1000;
const slowMs = 3000;
/**
 * Young hand-overs under way at once, beyond what the rate needs: all that is lost when the carrier shuts us out. The
 * old ones hang, and must not hold up the rest, up to a point.
 */
const mostYoung = 12;
const youngPerSegmentPerSecond = 0.25;
const mostUnderWay = 512;
/** So many "too fast" in a row are no accident. */
const tooFastInARow = 3;
const longestPauseMs = 5000;
/** Whoever waits hears so soon that they are too late, or that newer words have come: a correction waits for that. */
const sweepMs = 250;

/** One carrier account: who leaves next, how many are under way, and whether the way is open. */
export class SmsRoute {
  readonly name: string;
  readonly circuit = new Circuit();
  private readonly departures: Departures<Passenger>;
  private readonly mostYoung: number;
  private young = 0;
  private underWay = 0;
  private tooFast = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: SmsRouteOptions) {
    const { name, segmentsPerSecond } = options;
    this.name = name;
    this.departures = new Departures(segmentsPerSecond);
    this.mostYoung = Math.max(mostYoung, Math.ceil((segmentsPerSecond ?? 0) * youngPerSegmentPerSecond));
  }

  /**
   * Waits for the message's turn and hands it over.
   * @returns undefined when the route was left while the message waited: nothing was handed over
   */
  async send(message: SmsMessage, isProbe: boolean): Promise<SendResult | undefined> {
    if (isProbe) this.circuit.startProbe();
    try {
      const askedMs = performance.now();
      const verdict = await this.turn(message, askedMs);
      if (verdict === 'moved') return undefined;
      if (verdict === 'withdrawn') return withdrawn;
      if (verdict === 'late') return { outcome: 'rejected', reason: 'expired', addressIsDead: false };
      const waitedSeconds = (performance.now() - askedMs) / 1000;
      return await this.handOver({ ...message, validSeconds: message.validSeconds - waitedSeconds });
    } finally {
      if (isProbe) this.circuit.endProbe();
    }
  }

  /** Beside the pace of sending: carriers count questions apart. */
  listTaken(query: TakenQuery): Promise<readonly TakenText[] | undefined> {
    return this.options.carrier.listTaken(query);
  }

  /** Each number, and what waits for it. */
  lines(): readonly SenderStatus[] {
    const nowMs = performance.now();
    return numbersOf(this.options.senders).map((number) => ({
      number,
      segmentsPerSecond: this.options.segmentsPerSecond,
      waitingSegments: this.departures.waitingSegments(number),
      drainSeconds: this.departures.drainSeconds(number, 4, 0, nowMs),
    }));
  }

  /** Seconds until `segments` more of this lane and class would all have left. */
  drainSeconds(lane: LaneNumber, messageClass: string | undefined, segments: number): number {
    return this.departures.drainSeconds(
      senderOf(this.options.senders, messageClass),
      lane,
      segments,
      performance.now(),
    );
  }

  /** Segments that can leave within so many seconds, beside those that wait already. */
  room(lane: LaneNumber, messageClass: string | undefined, seconds: number): number {
    return this.departures.room(senderOf(this.options.senders, messageClass), lane, seconds, performance.now());
  }

  get messagesUnderWay(): number {
    return this.underWay;
  }

  private turn(message: SmsMessage, nowMs: number): Promise<Verdict> {
    const { lane = usualLane, messageClass, segments, validSeconds, isWithdrawn } = message;
    const sender = senderOf(this.options.senders, messageClass);
    return new Promise((call) => {
      this.departures.add({ lane, sender, segments, deadlineMs: nowMs + validSeconds * 1000, isWithdrawn, call });
      this.pump();
    });
  }

  /** Lets everyone go whose turn it is, and comes back when the next one's will be. */
  private pump(): void {
    const nowMs = performance.now();
    while (this.young < this.mostYoung && this.underWay < mostUnderWay) {
      const next = this.departures.take(nowMs);
      if (!next) break;
      if (next.deadlineMs <= nowMs) next.call('late');
      else {
        this.young += 1;
        this.underWay += 1;
        next.call('go');
      }
    }
    clearTimeout(this.timer);
    const waitMs = this.departures.waitMs(nowMs);
    if (waitMs === undefined) return;
    // A full house empties by itself: until then only those who cannot leave any more need a look.
    const isFull = this.young >= this.mostYoung || this.underWay >= mostUnderWay;
    this.timer = setTimeout(() => this.sweep(), isFull ? sweepMs : Math.min(sweepMs, Math.ceil(waitMs)));
  }

  private sweep(): void {
    for (const late of this.departures.takeLate(performance.now())) late.call('late');
    for (const back of this.departures.takeWhere(({ isWithdrawn }) => isWithdrawn?.() === true)) back.call('withdrawn');
    this.pump();
  }

  /** Called with a place already taken. */
  private async handOver(message: SmsMessage): Promise<SendResult> {
    const beganMs = performance.now();
    const passage = { isYoung: true, isSlow: false };
    let timer = setTimeout(() => {
      passage.isYoung = false;
      this.young -= 1;
      timer = setTimeout(() => {
        passage.isSlow = true;
        this.judge('slow', beganMs);
      }, slowMs - youngMs);
      this.pump();
    }, youngMs);
    try {
      const result = message.isWithdrawn?.() ? withdrawn : await this.options.carrier.send(message);
      const evidence = evidenceOf(result);
      // What was judged slow has been judged.
      if (evidence && !passage.isSlow) this.judge(evidence, beganMs);
      this.brake(result, message.messageClass);
      return result;
    } finally {
      clearTimeout(timer);
      if (passage.isYoung) this.young -= 1;
      this.underWay -= 1;
      this.pump();
    }
  }

  private judge(evidence: 'well' | 'failed' | 'slow' | 'shut-out', beganMs: number): void {
    const change = this.circuit.record(evidence, beganMs, performance.now());
    if (!change) return;
    this.options.onChange?.(this.name, change);
    if (change === 'opened') for (const waiting of this.departures.takeAll()) waiting.call('moved');
  }

  private brake(result: SendResult, messageClass: string | undefined): void {
    const isTooFast = result.outcome === 'retry' && result.fault === 'pace';
    this.tooFast = isTooFast ? this.tooFast + 1 : 0;
    if (!isTooFast || this.tooFast < tooFastInARow) return;
    const pauseMs = Math.min(longestPauseMs, result.afterSeconds * 1000);
    this.departures.pause(senderOf(this.options.senders, messageClass), performance.now() + pauseMs);
  }
}

export interface SenderStatus {
  readonly number: string;
  readonly segmentsPerSecond?: number;
  readonly waitingSegments: number;
  /** Seconds until all that waits has left. */
  readonly drainSeconds: number;
}
