import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { erasePerson } from './erasure.store';
import { personErased } from './people-events';
import type { PersonId } from './person';

@Injectable()
export class ErasureService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Deletes everything that hangs on the person, once: whoever writes about them at the same moment either comes
   * before, and is deleted too, or finds nobody. An index of the phone stays, so that a restored backup can be cleaned.
   */
  async erase(personId: PersonId): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      if (!(await erasePerson(tx, personId, now))) return;
      await emit(tx, personErased(personId, now));
      const subject = `person:${personId}`;
      await this.audit.record(tx, { actor: subject, action: 'person-erased', subject, detail: {} });
    });
  }
}
