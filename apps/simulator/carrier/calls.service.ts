import { randomBytes, randomUUID } from 'node:crypto';
import type { LedgerLine } from '../ledger';
import { between, type Random, type RangeMs } from '../random';
import type { Threads } from '../threads';
import type { Timeline } from '../timeline.service';
import type { WebhookAnswer, Webhooks } from '../webhooks.service';
import { type Call, type Caption, type CallStatus, phoneOf, secondsOf } from './call';
import type { CallEventName, CallRequest } from './call-request';
import { forgedWebhook, type Forgery } from './forgery';
import type { PhoneCondition } from './lifecycle';
import type { Receipts } from './receipts.service';
import type { Recordings } from './recordings';
import { readVerbs, type Verb } from './voice-twiml';
import { callParameters, signedWebhook, type WebhookParameters } from './webhook';

/** What the owner of a phone does when it rings, or once they have called. */
export interface CallPlan {
  /** Picks up when left out; a machine listens to all and presses nothing. */
  readonly answers?: 'picks-up' | 'no-answer' | 'busy' | 'machine';
  /** Pressed one after the other, each when a key is asked for; `hang-up` ends the call there, `-` presses nothing. */
  readonly keys?: readonly string[];
  /** How many more times the carrier sends the webhook of each key. */
  readonly repeats?: number;
  /** Of each recording. */
  readonly speaksSeconds?: number;
}

export interface DialledCall extends CallPlan {
  readonly from: string;
  readonly to?: string;
  /** Sent by someone else in the phone's name: nothing appears on the phone. */
  readonly forgery?: Forgery;
}

interface Line {
  readonly call: Call;
  readonly plan: { keys: string[]; readonly repeats: number; readonly speaksSeconds: number };
  readonly tell: (event: CallEventName) => void;
  press?: (key: string) => void;
  isCut: boolean;
}

const usualSpeech = 4;
/** Turns of one call: a service that redirects for ever is hung up on. */
const mostTurns = 60;

/** The telephone exchange: rings phones, asks the service what to say, shows it as captions, and passes keys on. */
export class Calls {
  readonly #plans = new Map<string, CallPlan>();
  readonly #lines = new Map<string, Line>();
  readonly #calls: Call[] = [];
  /** How long the service took for each turn. */
  readonly turnsMs: number[] = [];

  constructor(
    private readonly settings: {
      readonly accountSid: string;
      readonly authToken: string;
      readonly number: string;
      readonly inboundPath: string;
      readonly ringMs: RangeMs;
      readonly keptCalls: number;
    },
    private readonly parts: {
      readonly webhooks: Webhooks;
      readonly receipts: Receipts;
      readonly timeline: Timeline;
      readonly threads: Threads;
      readonly recordings: Recordings;
      readonly conditionOf: (phone: string) => PhoneCondition;
      readonly random: Random;
      readonly write: (line: LedgerLine) => void;
    },
  ) {}

  plan(phone: string, plan: CallPlan): void {
    this.#plans.set(phone, plan);
  }

  get(sid: string): Call | undefined {
    return this.#calls.find((call) => call.sid === sid);
  }

  /** Of a phone, oldest first. */
  of(phone: string): readonly Call[] {
    return this.#calls.filter((call) => phoneOf(call) === phone);
  }

  get underWay(): number {
    return this.#lines.size;
  }

  /** Takes a call of the service; what becomes of it is told by callbacks. */
  place({ to, from, url, statusCallback, events, ringSeconds }: CallRequest, key: string | undefined): Call {
    const plan = this.#plans.get(to) ?? {};
    const call = this.#begin({ direction: 'outbound-api', from, to, key, status: 'queued' });
    const asTaken = { ...call };
    let told = Promise.resolve();
    let sequence = 0;
    const tell = (event: CallEventName): void => {
      if (statusCallback === undefined || !events.includes(event)) return;
      const status = event === 'initiated' ? event : call.status;
      const parameters = { ...this.#parameters(call), CallStatus: status, ...timesOf(call, sequence++) };
      told = this.parts.receipts.post(statusCallback, () => parameters, told);
    };
    const line = this.#open(call, plan, tell);
    this.parts.timeline.after(0, () => tell('initiated'));
    const ringing = between(this.parts.random, this.settings.ringMs);
    this.parts.timeline.after(ringing, () => {
      this.#move(call, 'ringing');
      tell('ringing');
      const outcome = this.#outcome(to, plan);
      if (outcome === 'busy' || outcome === 'failed') return this.#end(line, outcome);
      if (outcome === 'no-answer') return this.parts.timeline.after(ringSeconds * 1000, () => this.#end(line, outcome));
      this.parts.timeline.after(between(this.parts.random, this.settings.ringMs), () => {
        this.#answer(call);
        tell('answered');
        void this.#converse(line, url);
      });
    });
    return asTaken;
  }

  /** Somebody calls the service. */
  async dial({
    from,
    to = this.settings.number,
    forgery,
    ...plan
  }: DialledCall): Promise<Call & { readonly webhookStatus?: number }> {
    const url = this.parts.webhooks.publicAddress(this.settings.inboundPath);
    if (url === '')
      throw Object.assign(new Error('the service is unknown: connect() tells where it is'), { statusCode: 409 });
    if (forgery !== undefined) {
      const call = newCall({ direction: 'inbound', from, to, status: 'ringing' });
      const forged = forgedWebhook(forgery, this.settings.authToken, url, this.#parameters(call));
      const { status } = await this.parts.webhooks.post(url, forged);
      return { ...call, webhookStatus: status };
    }
    const call = this.#begin({ direction: 'inbound', from, to, status: 'ringing' });
    this.parts.threads.show(from, call, call.createdAtMs);
    const line = this.#open(call, plan, () => undefined);
    this.#answer(call);
    void this.#converse(line, url);
    return call;
  }

  /** Presses a key in a call that waits for one. @returns false when none does */
  press(sid: string, key: string): boolean {
    const line = this.#lines.get(sid);
    if (!line?.press) return false;
    line.press(key);
    return true;
  }

  hangUp(sid: string): boolean {
    const line = this.#lines.get(sid);
    if (!line) return false;
    line.isCut = true;
    line.press?.('hang-up');
    return true;
  }

  #begin(call: Pick<Call, 'direction' | 'from' | 'to' | 'key' | 'status'>): Call {
    const begun = newCall(call);
    this.#calls.push(begun);
    if (this.#calls.length > this.settings.keptCalls) this.#calls.shift();
    return begun;
  }

  #open(call: Call, plan: CallPlan, tell: Line['tell']): Line {
    const keys = plan.answers === 'machine' ? [] : [...(plan.keys ?? [])];
    const { repeats = 0, speaksSeconds = usualSpeech } = plan;
    const line: Line = { call, plan: { keys, repeats, speaksSeconds }, tell, isCut: false };
    this.#lines.set(call.sid, line);
    return line;
  }

  #outcome(phone: string, { answers }: CallPlan): 'answered' | 'busy' | 'no-answer' | 'failed' {
    const condition = this.parts.conditionOf(phone);
    if (condition === 'dead') return 'failed';
    if (condition === 'off' || answers === 'no-answer') return 'no-answer';
    return answers === 'busy' ? 'busy' : 'answered';
  }

  #answer(call: Call): void {
    call.answeredAtMs = Date.now();
    this.#move(call, 'in-progress');
    if (call.direction === 'outbound-api') this.parts.threads.show(call.to, call, call.answeredAtMs);
  }

  async #converse(line: Line, firstUrl: string): Promise<void> {
    const { call } = line;
    let next: { url: string; fields: WebhookParameters; isKey?: true } | undefined = { url: firstUrl, fields: {} };
    for (let turn = 0; next && turn < mostTurns && !line.isCut; turn++) {
      const { url, fields, isKey }: { url: string; fields: WebhookParameters; isKey?: true } = next;
      const answer: WebhookAnswer = await this.#ask(call, url, fields, isKey ? line.plan.repeats : 0);
      if (isKey && fields['Digits'] !== undefined) this.#pressed(call, fields['Digits'], answer.status);
      const verbs = answer.status >= 200 && answer.status < 300 ? readVerbs(answer.contentType, answer.text) : undefined; // prettier-ignore
      if (!verbs) this.#caption(call, { by: 'service', text: 'An application error has occurred. Goodbye.' });
      next = verbs && (await this.#carryOut(line, verbs));
      if (turn === 0 && verbs) this.#heard(call);
    }
    this.#end(line, 'completed');
  }

  async #carryOut(
    line: Line,
    verbs: readonly Verb[],
  ): Promise<{ url: string; fields: WebhookParameters; isKey?: true } | undefined> {
    const { call } = line;
    for (const verb of verbs) {
      switch (verb.verb) {
        case 'say':
          this.#caption(call, { by: 'service', text: verb.text, language: verb.language });
          break;
        case 'pause':
          break;
        case 'gather': {
          await this.#carryOut(line, verb.said);
          const key = await this.#key(line, verb.seconds);
          if (line.isCut) return undefined;
          if (key !== undefined) this.#caption(call, { by: 'phone', text: key });
          if (verb.action !== undefined && (key !== undefined || verb.postsSilence))
            return { url: verb.action, fields: key === undefined ? {} : { Digits: key, msg: 'Gather End', FinishedOnKey: '' }, isKey: true }; // prettier-ignore
          break;
        }
        case 'record':
          return this.#record(line, verb);
        case 'redirect':
          return { url: verb.to, fields: {} };
        case 'hang-up':
          return undefined;
      }
    }
    return undefined;
  }

  #record({ call, plan }: Line, { seconds, action, statusCallback }: Verb & { verb: 'record' }) {
    const sid = `RE${randomBytes(16).toString('hex')}`;
    const duration = Math.min(seconds, plan.speaksSeconds);
    const url = `https://api.twilio.com/2010-04-01/Accounts/${this.settings.accountSid}/Recordings/${sid}`;
    this.parts.recordings.add({ sid, callSid: call.sid, seconds: duration });
    this.#caption(call, { by: 'phone', text: `🎙 ${duration} s` });
    const recorded = { RecordingUrl: url, RecordingSid: sid, RecordingDuration: String(duration) };
    if (statusCallback !== undefined) {
      const { AccountSid, CallSid } = this.#parameters(call);
      const parameters = {
        AccountSid, CallSid, ...recorded, RecordingStatus: 'completed', RecordingChannels: '1', RecordingSource: 'RecordVerb', RecordingTrack: 'inbound', RecordingStartTime: new Date().toUTCString(),
      }; // prettier-ignore
      this.parts.timeline.after(duration, () => void this.parts.receipts.post(statusCallback, () => parameters, Promise.resolve())); // prettier-ignore
    }
    return action === undefined ? undefined : { url: action, fields: { ...recorded, Digits: '#' } };
  }

  /** The next key of the plan; without one, whatever is pressed before the time is over. */
  async #key(line: Line, seconds: number): Promise<string | undefined> {
    const planned = line.plan.keys.shift();
    const key = planned ?? (await this.#pressedWithin(line, seconds));
    if (key === 'hang-up') line.isCut = true;
    return key === 'hang-up' || key === '-' ? undefined : key;
  }

  #pressedWithin(line: Line, seconds: number): Promise<string | undefined> {
    return new Promise((resolve) => {
      const done = (key: string | undefined): void => {
        line.press = undefined;
        resolve(key);
      };
      line.press = done;
      this.parts.timeline.after(seconds * 1000, () => done(undefined));
    });
  }

  #pressed(call: Call, key: string, status: number): void {
    const { sid, from, to } = call;
    const phone = phoneOf(call);
    const service = phone === from ? to : from;
    this.parts.write({ event: 'answer', at: new Date().toISOString(), kind: 'voice', from: phone, to: service, body: key, sid, status }); // prettier-ignore
  }

  async #ask(call: Call, url: string, fields: WebhookParameters, repeats: number): Promise<WebhookAnswer> {
    const parameters = { ...this.#parameters(call), ...fields };
    const webhook = signedWebhook(this.settings.authToken, url, parameters, randomUUID());
    const began = performance.now();
    const answer = await this.parts.webhooks.post(url, webhook);
    this.turnsMs.push(performance.now() - began);
    for (let left = repeats; left > 0; left--) await this.parts.webhooks.post(url, webhook);
    return answer;
  }

  /** Whoever heard the first words has got the message. */
  #heard(call: Call): void {
    if (call.direction === 'inbound') return;
    const body = call.captions.flatMap(({ by, text }) => (by === 'service' ? [text] : [])).join(' ');
    const { to, from, sid, key } = call;
    this.parts.write({ event: 'got', at: new Date().toISOString(), kind: 'voice', to, from, body, sid, key });
  }

  #end(line: Line, status: CallStatus): void {
    const { call } = line;
    this.#lines.delete(call.sid);
    call.endedAtMs = Date.now();
    this.#move(call, status);
    line.tell('completed');
    if (status !== 'completed') {
      const { to, sid, key } = call;
      this.parts.threads.show(to, call, call.endedAtMs);
      this.parts.write({ event: 'lost', at: new Date().toISOString(), kind: 'voice', to, sid, reason: status, key });
    }
  }

  #caption(call: Call, caption: Caption): void {
    call.captions.push(caption);
    call.updatedAtMs = Date.now();
    this.parts.threads.touch();
  }

  #move(call: Call, status: CallStatus): void {
    call.status = status;
    call.updatedAtMs = Date.now();
    this.parts.threads.touch();
  }

  #parameters(call: Call): WebhookParameters {
    return callParameters(call, this.settings.accountSid);
  }
}

function newCall({
  direction,
  from,
  to,
  key,
  status,
}: Pick<Call, 'direction' | 'from' | 'to' | 'key' | 'status'>): Call {
  const now = Date.now();
  const sid = `CA${randomBytes(16).toString('hex')}`;
  return {
    kind: 'voice', sid, direction, from, to, key, createdAtMs: now, updatedAtMs: now, answeredAtMs: null, endedAtMs: null,
    status, captions: [],
  }; // prettier-ignore
}

const timesOf = (call: Call, sequence: number): WebhookParameters => ({
  Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
  CallbackSource: 'call-progress-events',
  SequenceNumber: String(sequence),
  ...(call.endedAtMs === null ? {} : { CallDuration: String(secondsOf(call)), Duration: '1' }),
});
