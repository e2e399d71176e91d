import type { LaneNumber } from '../lane';
import { type SendResult, type VoiceCall, VoiceCarrier, withdrawn } from '../channel';
import { Circuit } from '../sms/circuit';
import { Departures, type Waiting } from '../sms/departures';
import { evidenceOf } from '../sms/evidence';

interface Caller extends Waiting {
  readonly turn: (verdict: 'go' | 'late' | 'left') => void;
}

const usualLane: LaneNumber = 2;
const line = 'voice';
/**
 * Whoever cannot call so soon is given back: a carrier allows few calls a second, and a worker that waits for a thousand
 * of them could not send the correction of the alarm that they are about.
 */
const longestWaitSeconds = 5;
const longestBackoffSeconds = 60;

/** Our one calling number: who calls next, how fast, and whether the carrier takes calls at all. */
export class VoiceLineService extends VoiceCarrier {
  private readonly circuit = new Circuit();
  private readonly departures: Departures<Caller>;
  private timer: NodeJS.Timeout | undefined;
  /** When the last of those who were given back would have its turn. */
  private promisedMs = 0;

  /** @param callsPerSecond this process's share; unlimited when undefined */
  constructor(
    private readonly carrier: VoiceCarrier,
    private readonly callsPerSecond?: number,
  ) {
    super();
    this.departures = new Departures(callsPerSecond);
  }

  async call(call: VoiceCall): Promise<SendResult> {
    const { lane = usualLane, validSeconds } = call;
    const nowMs = performance.now();
    const admission = this.circuit.admission(nowMs, true);
    if (admission === 'none') return notNow(this.circuit.waitMs(nowMs) / 1000, 'the carrier takes no calls');
    if (this.departures.drainSeconds(line, lane, 1, nowMs) > longestWaitSeconds)
      return notNow(this.promise(nowMs), 'more calls wait than can be placed');
    if (admission === 'probe') this.circuit.startProbe();
    try {
      const deadlineMs = nowMs + validSeconds * 1000;
      const verdict = await new Promise<'go' | 'late' | 'left'>((turn) => {
        this.departures.add({ lane, sender: line, segments: 1, deadlineMs, turn });
        this.pump();
      });
      if (verdict === 'late') return { outcome: 'rejected', reason: 'expired', addressIsDead: false };
      if (verdict === 'left')
        return notNow(this.circuit.waitMs(performance.now()) / 1000, 'the carrier takes no calls');
      if (call.isWithdrawn?.()) return withdrawn;
      return await this.place(call);
    } finally {
      if (admission === 'probe') this.circuit.endProbe();
    }
  }

  private async place(call: VoiceCall): Promise<SendResult> {
    const beganMs = performance.now();
    const result = await this.carrier.call(call);
    const evidence = evidenceOf(result);
    const change = evidence && this.circuit.record(evidence, beganMs, performance.now());
    if (change === 'opened') for (const waiting of this.departures.takeAll()) waiting.turn('left');
    if (result.outcome === 'retry' && result.fault === 'pace')
      this.departures.pause(line, performance.now() + Math.min(longestWaitSeconds, result.afterSeconds) * 1000);
    return result;
  }

  /** Spreads those who are given back over the time that their calls will take. */
  private promise(nowMs: number): number {
    const eachMs = 1000 / (this.callsPerSecond ?? 1000);
    this.promisedMs = Math.max(this.promisedMs, nowMs + longestWaitSeconds * 1000) + eachMs;
    this.promisedMs = Math.min(this.promisedMs, nowMs + longestBackoffSeconds * 1000);
    return (this.promisedMs - nowMs) / 1000;
  }

  private pump(): void {
    const nowMs = performance.now();
    for (const late of this.departures.takeLate(nowMs)) late.turn('late');
    for (let next = this.departures.take(nowMs); next; next = this.departures.take(nowMs)) next.turn('go');
    clearTimeout(this.timer);
    const waitMs = this.departures.waitMs(nowMs);
    if (waitMs !== undefined) this.timer = setTimeout(() => this.pump(), Math.ceil(waitMs));
  }
}

/** Nobody was asked: it does not count as an attempt. */
const notNow = (afterSeconds: number, reason: string): SendResult => ({
  outcome: 'retry',
  afterSeconds: Math.min(longestBackoffSeconds, Math.max(1, afterSeconds)),
  reason,
  untried: true,
});
