import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../platform/clock';
import { platformProblems } from '../platform/platform-problems';
import { lockAgency } from './agencies.store';
import { identityProblems } from './identity-problems';
import { expireInvitations } from './invitations.store';
import { hasRole, type Officer } from './officer';
import { countAdministrators, officersOf } from './officers.queries';
import { disableOfficer } from './officers.store';
import { revokeSessionsOf } from './sessions.store';

@Injectable()
export class OfficersService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Shuts an officer out at once, with every session and every unused invitation of theirs. One administrator is
   * enough: taking a right away is never the dangerous side. Nobody is deleted, past decisions keep their author.
   * @throws not-found also for an officer of another agency; last-administrator
   */
  disable(by: Officer, publicId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await lockAgency(tx, by.agencyId);
      const officer = (await officersOf(tx, by.agencyId)).find((other) => other.publicId === publicId);
      if (!officer) throw platformProblems['not-found']();
      if (officer.disabledAt !== null) return;
      const isLast = hasRole(officer, 'administrator') && (await countAdministrators(tx, by.agencyId)) === 1;
      if (isLast) throw identityProblems['last-administrator']();
      const now = this.clock.now();
      await disableOfficer(tx, officer.id, now);
      await revokeSessionsOf(tx, officer.id, now);
      await expireInvitations(tx, by.agencyId, { invitedBy: officer.id }, now);
      const actor = `officer:${by.publicId}`;
      await this.audit.record(tx, { actor, action: 'officer-disabled', subject: `officer:${publicId}`, detail: {} });
    });
  }
}
