import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { DisputesService } from '../check-ins/disputes.service';
import { OnBehalfService } from '../check-ins/on-behalf.service';
import { Problem } from '../platform/problem';
import type { PersonId } from '../people/person';
import type { Intent } from './intent';
import type { Reply } from './reply';

type OnBehalfIntent = Intent & { readonly kind: 'on_behalf' };

/** Text messages about how somebody else is, and the words of who says that this is not so. */
@Injectable()
export class OnBehalfIntentsService {
  constructor(
    private readonly onBehalf: OnBehalfService,
    private readonly disputes: DisputesService,
  ) {}

  /** The reply is the same whether or not the number is known. */
  async report(
    tx: EntityManager,
    reporterId: PersonId,
    phone: PhoneNumber | undefined,
    { answer, relation, hadContact, key }: OnBehalfIntent & { readonly key: string },
  ): Promise<Reply> {
    if (!phone) return { kind: 'report_unreadable' };
    try {
      await this.onBehalf.report(reporterId, phone, { answer, relation, hadContact, key, door: 'sms' }, tx);
      return { kind: 'report_taken' };
    } catch (refusal) {
      const reply = refusal instanceof Problem ? refusals.get(refusal.slug) : undefined;
      if (!reply) throw refusal;
      return reply;
    }
  }

  async dispute(tx: EntityManager, personId: PersonId, code?: string): Promise<Reply> {
    const { disputed, others } = await this.disputes.disputeByText(
      personId,
      code === undefined ? undefined : Number(code),
      tx,
    );
    const coded = others.map((report) => ({ code: report.code, name: report.reporterName }));
    return disputed
      ? { kind: 'report_disputed', reporterName: disputed.reporterName, others: coded }
      : { kind: 'nothing_to_dispute', reports: coded };
  }
}

const refusals: ReadonlyMap<string, Reply> = new Map<string, Reply>([
  ['phone-not-confirmed', { kind: 'report_unverified' }],
  ['too-many-requests', { kind: 'report_too_many' }],
  ['no-running-incident', { kind: 'no_active_incident' }],
]);
