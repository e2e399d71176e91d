import type { CarrierAccount } from '../../platform/config/config';
import type { Metrics } from '../../platform/telemetry/metrics';
import {
  type SendResult,
  SmsCarrier,
  type SmsMessage,
  type TakenQuery,
  type TakenText,
  Withdrawn,
  withdrawn,
} from '../channel';
import { Recent } from './recent';
import { senderOf } from './senders';
import { readAnswer } from './twilio-answer';
import { type MessageList, readMessageList } from './twilio-list';
import { type CarrierAnswer, CarrierAway, TwilioTransport, UncertainAnswer } from './twilio-transport.adapter';

/** Twilio allows 1 to 36,000 seconds; shorter than this and an operator may drop the message before the first try. */
const validity = { least: 15, most: 36_000 };
/** Small pages, for long answers are cut; and so many that nobody was sent more within the time asked about. */
const listPageSize = 10;
const mostListPages = 5;
/** A carrier that gives one id to two messages has lost one of them. */
const rememberedIds = 10_000;

/** Text messages over Twilio's Messages API, or the simulator that speaks it. */
export class TwilioAdapter extends SmsCarrier {
  private readonly transport: TwilioTransport;
  private readonly ids = new Recent(rememberedIds);

  constructor(
    private readonly account: CarrierAccount,
    private readonly publicUrl: string,
    private readonly metrics: Metrics,
  ) {
    super();
    this.transport = new TwilioTransport(account);
  }

  async send(message: SmsMessage): Promise<SendResult> {
    let answer: CarrierAnswer;
    try {
      answer = await this.transport.post(this.formOf(message), message.isWithdrawn);
    } catch (fault) {
      if (fault instanceof Withdrawn) return withdrawn;
      if (fault instanceof CarrierAway)
        return { outcome: 'retry', afterSeconds: 5, reason: `carrier away: ${fault.message}`, fault: 'carrier' };
      if (fault instanceof UncertainAnswer) return { outcome: 'unknown', reason: fault.message };
      throw fault;
    }
    const { result, unlistedCode } = readAnswer(answer);
    if (unlistedCode !== undefined) this.metrics.unlistedCodes.inc({ channel: 'sms', code: String(unlistedCode) });
    if (result.outcome === 'accepted' && !this.ids.add(result.carrierRef))
      return { outcome: 'unknown', reason: 'answer with the id of another message' };
    if (result.outcome === 'rejected' && result.optedOut)
      return { ...result, barredNumber: senderOf(this.account, message.messageClass) };
    return result;
  }

  /** Newest first, until what was taken before `since`: the list has no date for what still waits to be sent. */
  override async listTaken({ to, messageClass, since }: TakenQuery): Promise<readonly TakenText[] | undefined> {
    const found: TakenText[] = [];
    let next: string | undefined = '';
    for (let page = 0; page < mostListPages && next !== undefined; page++) {
      const search = new URLSearchParams(next);
      search.set('To', to);
      search.set('From', senderOf(this.account, messageClass));
      search.set('PageSize', String(listPageSize));
      const list = await this.list(search);
      if (!list) return undefined;
      found.push(...list.messages.filter(({ createdAt }) => createdAt >= since));
      if (list.messages.some(({ createdAt }) => createdAt < since)) return found;
      next = list.next;
    }
    return next === undefined ? found : undefined;
  }

  private async list(search: URLSearchParams): Promise<MessageList | undefined> {
    try {
      return readMessageList(await this.transport.get(search.toString()));
    } catch (fault) {
      if (fault instanceof CarrierAway || fault instanceof UncertainAnswer) return undefined;
      throw fault;
    }
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private formOf({ to, body, validSeconds, deliveryKey, messageClass }: SmsMessage): string {
    return new URLSearchParams({
      To: to,
      From: senderOf(this.account, messageClass),
      Body: body,
      ValidityPeriod: String(Math.round(Math.min(validity.most, Math.max(validity.least, validSeconds)))),
      StatusCallback: `${this.publicUrl}/webhooks/sms/status?delivery=${deliveryKey}`,
    }).toString();
  }
}
