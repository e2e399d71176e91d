import type { CarrierAccount } from '../../platform/config/config';
import type { Metrics } from '../../platform/telemetry/metrics';
import { type SendResult, type VoiceCall, VoiceCarrier, Withdrawn, withdrawn } from '../channel';
import { Recent } from '../sms/recent';
import { callId, readAnswer } from '../sms/twilio-answer';
import { type CarrierAnswer, CarrierAway, TwilioTransport, UncertainAnswer } from '../sms/twilio-transport.adapter';

/** Seconds that a phone rings: shorter than most voicemails take to answer. */
const ringSeconds = 25;
/** A line that nobody hangs up must not stay open, and be paid for, for ever. */
const longestCallSeconds = 600;
const rememberedIds = 10_000;

/** Places calls over Twilio's Calls API. What is said is asked of our webhook when somebody answers. */
export class TwilioVoiceAdapter extends VoiceCarrier {
  private readonly transport: TwilioTransport;
  private readonly ids = new Recent(rememberedIds);

  constructor(
    private readonly account: CarrierAccount,
    private readonly publicUrl: string,
    private readonly metrics: Metrics,
  ) {
    super();
    this.transport = new TwilioTransport(account, 'Calls');
  }

  async call({ to, deliveryKey, isWithdrawn }: VoiceCall): Promise<SendResult> {
    const { voiceFrom } = this.account;
    if (voiceFrom === undefined)
      return { outcome: 'rejected', reason: 'no number of ours can call', addressIsDead: false };
    let answer: CarrierAnswer;
    try {
      answer = await this.transport.post(this.formOf(to, voiceFrom, deliveryKey), isWithdrawn);
    } catch (fault) {
      if (fault instanceof Withdrawn) return withdrawn;
      if (fault instanceof CarrierAway)
        return { outcome: 'retry', afterSeconds: 5, reason: `carrier away: ${fault.message}`, fault: 'carrier' };
      if (fault instanceof UncertainAnswer) return { outcome: 'unknown', reason: fault.message };
      throw fault;
    }
    const { result, unlistedCode } = readAnswer(answer, callId);
    if (unlistedCode !== undefined) this.metrics.unlistedCodes.inc({ channel: 'voice', code: String(unlistedCode) });
    if (result.outcome === 'accepted' && !this.ids.add(result.carrierRef))
      return { outcome: 'unknown', reason: 'answer with the id of another call' };
    return result;
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private formOf(to: string, from: string, deliveryKey: string): string {
    const form = new URLSearchParams({
      To: to,
      From: from,
      Url: `${this.publicUrl}/webhooks/voice/deliveries/${deliveryKey}`,
      Method: 'POST',
      StatusCallback: `${this.publicUrl}/webhooks/voice/status?delivery=${deliveryKey}`,
      StatusCallbackMethod: 'POST',
      Timeout: String(ringSeconds),
      TimeLimit: String(longestCallSeconds),
    });
    for (const event of ['initiated', 'ringing', 'answered', 'completed']) form.append('StatusCallbackEvent', event);
    return form.toString();
  }
}
