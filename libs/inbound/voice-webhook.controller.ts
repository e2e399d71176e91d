import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { type CallAnswer, twiml } from '../channels/voice/twiml';
import { type Answer, answers } from '../check-ins/answer';
import { incidentToAnswer } from '../check-ins/check-ins.queries';
import { languageOfPhone } from '../people/language-of-phone';
import { personOfPhone } from '../people/people.queries';
import { Config } from '../platform/config/config';
import { Policy } from '../platform/http/policy';
import { Vault } from '../platform/vault/vault';
import { callPaths, CallScript, longestRecordingSeconds } from './call-script';
import { type CallState, readCallState } from './call-state';
import { spokenIncident } from './calls.queries';
import { CallsService } from './calls.service';
import { readCarrierForm } from './carrier-webhook';
import { inboundProblems } from './inbound-problems';
import { VoiceMessagesService } from './voice-messages.service';
import { callTurnSchema, recordingSchema } from './voice-webhook.schema';

const again = '5';
const leaveMessage = '6';
const otherLanguage = '9';
const xml = 'text/xml; charset=utf-8';

/** The turns of a call, whoever has called whom: the carrier asks what to do next, and we say it. */
@Controller()
export class VoiceWebhookController {
  private readonly script: CallScript;

  constructor(
    private readonly calls: CallsService,
    private readonly messages: VoiceMessagesService,
    private readonly vault: Vault,
    private readonly database: DataSource,
    private readonly config: Config,
  ) {
    this.script = new CallScript(config.publicUrl);
  }

  /** Somebody has called us; comes back here to hear it again. */
  @Post(callPaths.inbound)
  @Policy('carrier')
  @HttpCode(200)
  @Header('content-type', xml)
  async inbound(@Req() request: FastifyRequest): Promise<string> {
    const { phone } = this.turn(request);
    if (!phone) return twiml(this.script.end('en', 'hiddenNumber'));
    const person = await personOfPhone(this.database, this.vault, phone);
    const language = person?.language ?? languageOfPhone(phone);
    const state = readCallState(request.query) ?? { language, step: 1, misses: 0 };
    const incidentId = state.incidentId ?? (await incidentToAnswer(this.database, person?.id));
    if (incidentId === undefined) return twiml(this.script.end(state.language, 'nothingRunning'));
    const opening = this.script.incident(state.language, await spokenIncident(this.database, incidentId));
    return twiml(this.script.menu({ ...state, incidentId }, opening));
  }

  @Post(callPaths.keys)
  @Policy('carrier')
  @HttpCode(200)
  @Header('content-type', xml)
  async keys(@Req() request: FastifyRequest): Promise<string> {
    const { callSid, phone, key } = this.turn(request);
    const state = this.state(request);
    const answer = answerOf(key);
    if (phone && answer && state.incidentId !== undefined) {
      const { step, language, incidentId } = state;
      const heard = await this.calls.answer({ callSid, step, phone, language, incidentId, answer });
      return twiml(heard ? this.script.confirmed(state, heard) : this.script.end(language, 'over'));
    }
    return twiml(this.otherKey(state, key ?? ''));
  }

  /** The person has said what they wanted to say. */
  @Post(callPaths.recorded)
  @Policy('carrier')
  @HttpCode(200)
  @Header('content-type', xml)
  recorded(@Req() request: FastifyRequest): string {
    this.turn(request);
    return twiml(this.script.end(this.state(request).language, 'messageKept'));
  }

  /** The recording lies ready at the carrier. */
  @Post(callPaths.recordings)
  @Policy('carrier')
  @HttpCode(204)
  async recording(@Req() request: FastifyRequest): Promise<void> {
    const parsed = recordingSchema.safeParse(readCarrierForm(request, this.config));
    if (!parsed.success) throw inboundProblems['webhook-refused']();
    const { isComplete, seconds, ...recording } = parsed.data;
    if (isComplete) await this.messages.note({ ...recording, seconds: Math.min(seconds, longestRecordingSeconds) });
  }

  private otherKey(state: CallState, key: string): CallAnswer {
    switch (key) {
      case again:
        return this.script.repeat(state, false);
      case leaveMessage:
        return state.mayRecord ? this.script.record(state) : this.script.repeat(state, true);
      case otherLanguage:
        return this.script.switchLanguage(state);
      default:
        return this.script.repeat(state, true);
    }
  }

  private turn(request: FastifyRequest) {
    const parsed = callTurnSchema.safeParse(readCarrierForm(request, this.config));
    if (!parsed.success) throw inboundProblems['webhook-refused']();
    return parsed.data;
  }

  private state(request: FastifyRequest): CallState {
    const state = readCallState(request.query);
    if (!state) throw inboundProblems['webhook-refused']();
    return state;
  }
}

/** Keys 1 to 4, in the order of the answers. */
function answerOf(key: string | undefined): Answer | undefined {
  return key !== undefined && /^[1-4]$/.test(key) ? answers[Number(key) - 1] : undefined;
}
