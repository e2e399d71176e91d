import twilio, { type Twilio } from 'twilio';
import RestException from 'twilio/lib/base/RestException';
import type { CarrierAccount } from '../../platform/config/config';
import type { Metrics } from '../../platform/telemetry/metrics';
import { type SendResult, SmsCarrier, type SmsMessage } from '../channel';
import { meaningOfCode, meaningOfStatus } from './twilio-codes';
import { CarrierAway, TwilioTransport, UncertainAnswer } from './twilio-transport.adapter';

/** Twilio allows 1 to 36,000 seconds; shorter than this and an operator may drop the message before the first try. */
const validity = { least: 15, most: 36_000 };

/** Text messages over Twilio's Messages API, or the simulator that speaks it. */
export class TwilioAdapter extends SmsCarrier {
  private readonly client: Twilio;
  private readonly transport: TwilioTransport;

  constructor(
    private readonly account: CarrierAccount,
    private readonly publicUrl: string,
    private readonly metrics: Metrics,
  ) {
    super();
    this.transport = new TwilioTransport(account.apiUrl);
    this.client = twilio(account.accountSid, account.authTokens[0], { httpClient: this.transport });
  }

  async send(message: SmsMessage): Promise<SendResult> {
    try {
      const taken = await this.client.messages.create({
        to: message.to,
        from: this.account.from,
        body: message.body,
        validityPeriod: Math.round(Math.min(validity.most, Math.max(validity.least, message.validSeconds))),
        statusCallback: `${this.publicUrl}/webhooks/sms/status?delivery=${message.deliveryKey}`,
      });
      if (!/^(SM|MM)[0-9a-f]{32}$/.test(taken.sid ?? ''))
        return { outcome: 'unknown', reason: 'answer without a message id' };
      return { outcome: 'accepted', carrierRef: taken.sid };
    } catch (fault) {
      return this.resultOf(fault);
    }
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private resultOf(fault: unknown): SendResult {
    if (fault instanceof CarrierAway)
      return { outcome: 'retry', afterSeconds: 5, reason: `carrier away: ${fault.message}` };
    if (fault instanceof UncertainAnswer) return { outcome: 'unknown', reason: fault.message };
    if (!(fault instanceof RestException)) throw fault;
    const listed = fault.code === undefined ? undefined : meaningOfCode(fault.code);
    if (listed) return listed;
    if (fault.code !== undefined) this.metrics.unlistedCodes.inc({ channel: 'sms', code: String(fault.code) });
    return meaningOfStatus(fault.status, undefined);
  }
}
