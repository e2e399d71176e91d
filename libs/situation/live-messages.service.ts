import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { renderMessage, type Template } from '../alerting/message-text';
import { ReceiptsService } from '../alerting/receipts.service';
import { templateContext } from '../alerting/template-context';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { Vault } from '../platform/vault/vault';
import { missedNotices } from './live-replay.queries';

export type ReplayedMessage = Readonly<Record<string, unknown>>;

/** Sends a page what it missed, from the ledger: no socket server's memory is trusted for it. */
@Injectable()
export class LiveMessagesService {
  constructor(
    private readonly database: DataSource,
    private readonly receipts: ReceiptsService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** @param send resolves once the page has acknowledged; what it throws ends the replay */
  async replay(personId: PersonId, since: number, send: (message: ReplayedMessage) => Promise<void>): Promise<void> {
    const missed = await missedNotices(this.database, personId, since, this.clock.now());
    if (missed.length === 0) return;
    const [contact] = await contactsOf(this.database, this.vault, [personId]);
    if (!contact) return;
    for (const notice of missed) {
      const plain = this.vault.open(notice.templateSealed, templateContext(notice.eventId, notice.rule));
      const template = JSON.parse(plain) as Template; // sealed by us from a Template
      const text = renderMessage(template, contact.language, 'live');
      await send({ id: notice.noticeId, ...text, language: contact.language, kind: template.kind });
      await this.receipts.record(notice, 'live', { status: 'delivered' });
    }
  }
}
