import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConsentTermsService } from '../../libs/alerting/consent-terms.service';
import { RetentionService as AlertingRetention } from '../../libs/alerting/retention.service';
import { GuardiansService } from '../../libs/circles/guardians.service';
import { RetentionService as CheckInsRetention } from '../../libs/check-ins/retention.service';
import { RetentionService as InboundRetention } from '../../libs/inbound/retention.service';
import { ExpiryService as PeopleExpiry } from '../../libs/people/expiry.service';
import { forgetHandled } from '../../libs/platform/events/outbox';
import { LedgerPurgeService } from '../../libs/situation/ledger-purge.service';

/** What every context forgets by itself when its time is over. */
@Injectable()
export class Retention {
  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleExpiry,
    private readonly checkIns: CheckInsRetention,
    private readonly inbound: InboundRetention,
    private readonly alerting: AlertingRetention,
    private readonly ledger: LedgerPurgeService,
    private readonly consentTerms: ConsentTermsService,
    private readonly guardians: GuardiansService,
  ) {}

  async purge(): Promise<void> {
    await this.consentTerms.settle();
    await this.guardians.purge();
    await this.people.purge();
    await this.checkIns.purge();
    await this.inbound.purge();
    await this.alerting.purge();
    await this.ledger.purge();
    await forgetHandled(this.database);
  }
}
