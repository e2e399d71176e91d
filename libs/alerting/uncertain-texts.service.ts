import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CarriersService } from '../channels/carriers.service';
import type { TakenText } from '../channels/channel';
import { languages } from '../channels/language';
import type { PhoneNumber } from '../channels/phone-number';
import { type Contact, contactsOf } from '../people/people.queries';
import { Config } from '../platform/config/config';
import { Logger } from '../platform/telemetry/logger';
import { Vault } from '../platform/vault/vault';
import { ofAnybody } from './answer-url';
import { mostAttempts } from './delivery';
import type { Template } from './message-text';
import { ReceiptsService } from './receipts.service';
import { templateContext } from './template-context';
import { knownRefs, offerOnceMore, type UncertainText, uncertainTexts, uncertainTextsOf } from './uncertain.store';
import { wordMessage } from './word-message';

/** Hand-over and receipt may lie so far apart: time-outs, a lease that ran out, a service that came back. */
const windowMs = 15 * 60_000;
const atOnce = 8;
/** Of the texts that no page holds any more, in one round of the schedule. */
const perRound = 100;
/** What was not to be found out is asked again after so long, and for the last time a day later. */
const passMs = 3_600_000;

type Verdict =
  { readonly verdict: 'taken'; readonly text: TakenText } | { readonly verdict: 'absent' | 'unclear' | 'unanswered' };

/** Asks carriers what became of texts that they may have taken, so that nobody gets one twice. */
@Injectable()
export class UncertainTextsService {
  private pass = { after: 0, beganMs: -Infinity };

  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly carriers: CarriersService,
    private readonly receipts: ReceiptsService,
    private readonly logger: Logger,
    private readonly config: Config,
  ) {}

  /** To be called before a page goes out again. What the carrier does not answer is repeated as before. */
  async ask(pageId: number): Promise<void> {
    await this.settle(await uncertainTextsOf(this.database, pageId));
  }

  /**
   * A few of those of which no receipt has come and no page is left. What its carrier surely has not goes out again:
   * nobody can get it twice, and nobody else would tell them.
   */
  async askAgain(): Promise<void> {
    const nowMs = performance.now();
    if (this.pass.beganMs + passMs < nowMs) this.pass = { after: 0, beganMs: nowMs };
    const texts = await uncertainTexts(this.database, this.pass.after, perRound);
    const absent = await this.settle(texts);
    const tried = absent.filter(({ attempt }) => attempt >= mostAttempts);
    await this.database.transaction((tx) => offerOnceMore(tx, absent.filter((text) => !tried.includes(text)))); // prettier-ignore
    for (const key of tried) await this.receipts.record(key, 'sms', { status: 'failed', reason: 'the carrier has no such text' }); // prettier-ignore
    this.pass.after = texts.at(-1)?.receiptId ?? this.pass.after;
  }

  /** @returns those that the carrier has surely not taken */
  private async settle(texts: readonly UncertainText[]): Promise<UncertainText[]> {
    const contacts = new Map<number, Contact>();
    for (const contact of await this.contacts(texts)) contacts.set(contact.id, contact);
    const absent: UncertainText[] = [];
    const waiting = texts.values();
    let isAnswering = true;
    const asker = async (): Promise<void> => {
      for (const text of waiting) {
        const contact = contacts.get(text.personId);
        if (!contact || !isAnswering) continue;
        const found = await this.find(text, contact.phone);
        // A carrier that does not answer is not kept busy with more questions, nor a page waiting for them.
        if (found.verdict === 'unanswered') isAnswering = false;
        if (found.verdict === 'absent') absent.push(text);
        if (found.verdict !== 'taken') continue;
        const { carrierRef, isDelivered } = found.text;
        await this.receipts.record(text, 'sms', { status: isDelivered ? 'delivered' : 'accepted', carrierRef });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, asker));
    return absent;
  }

  private async find(text: UncertainText, to: PhoneNumber): Promise<Verdict> {
    const bodies = this.bodiesOf(text);
    const since = new Date(text.atMs - windowMs);
    const taken = await this.carriers.carriers(true).sms.listTaken({ to, messageClass: text.class, since });
    if (!taken) return { verdict: 'unanswered' };
    const same = taken.filter(({ body }) => bodies.has(ofAnybody(body, this.config.publicUrl)));
    const known = await knownRefs(this.database, text, same.map(({ carrierRef }) => carrierRef)); // prettier-ignore
    const [one, ...others] = same.filter(({ carrierRef }) => !known.has(carrierRef));
    if (others.length > 0 || bodies.size === 0) return { verdict: 'unclear' };
    return one ? { verdict: 'taken', text: one } : { verdict: 'absent' };
  }

  /** In every language, and as a discreet phone is told: the person may have chosen otherwise since. */
  private bodiesOf({ eventId, rule, templateSealed }: UncertainText): Set<string> {
    try {
      const plain = this.vault.open(templateSealed, templateContext(eventId, rule));
      const template = JSON.parse(plain) as Template; // sealed by us from a Template
      const readers = languages.flatMap((language) => [false, true].map((isDiscreet) => ({ language, isDiscreet })));
      return new Set(readers.map((reader) => wordMessage(template, reader, 'sms', this.config.publicUrl).body));
    } catch (fault) {
      this.logger.warn({ rule, fault }, 'the words of an uncertain text cannot be read');
      return new Set();
    }
  }

  /** Contacts that do not open are the sender's to report: here they are left out. */
  private async contacts(texts: readonly UncertainText[]): Promise<Contact[]> {
    if (texts.length === 0) return [];
    try {
      return await contactsOf(this.database, this.vault, [...new Set(texts.map(({ personId }) => personId))]);
    } catch (fault) {
      this.logger.warn({ texts: texts.length, fault }, 'uncertain texts could not be asked about');
      return [];
    }
  }
}
