import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { identityProblems } from '../../identity/identity-problems';
import type { Officer } from '../../identity/officer';
import { countAdministrators } from '../../identity/officers.queries';
import { Clock } from '../../platform/clock';
import { platformProblems } from '../../platform/platform-problems';
import { hashToken, randomToken } from '../../platform/token';
import { decideVerification, type Organisation, type OrganisationKind } from './organisation';
import { insertOrganisation, lockOrganisation, markOrganisationVerified } from './organisation.store';
import { rosterProblems } from './roster-problems';

/** Administrators of an agency say which schools and hospitals may send lists: one declares, another verifies. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** @throws organisation-exists */
  declare(
    by: Officer,
    { name, kind }: { readonly name: string; readonly kind: OrganisationKind },
  ): Promise<Organisation> {
    return this.database.transaction(async (tx) => {
      const { agencyId, id: declaredBy } = by;
      const declared = await insertOrganisation(tx, { agencyId, name, kind, declaredBy }, this.clock.now());
      if (!declared) throw rosterProblems['organisation-exists']();
      await this.audit.record(tx, {
        actor: `officer:${by.publicId}`,
        action: 'organisation-declared',
        subject: `organisation:${declared.publicId}`,
        detail: { kind },
      });
      return declared;
    });
  }

  /**
   * @returns its key, shown this once: only a hash is kept
   * @throws not-found, organisation-verified, second-person-needed
   */
  verify(by: Officer, publicId: string): Promise<string> {
    return this.database.transaction(async (tx) => {
      const organisation = await lockOrganisation(tx, by.agencyId, publicId);
      if (!organisation) throw platformProblems['not-found']();
      if (organisation.verifiedAt) throw rosterProblems['organisation-verified']();
      const administrators = await countAdministrators(tx, by.agencyId);
      const verdict = decideVerification(organisation, by.id, administrators);
      if (verdict !== 'ok') throw identityProblems[verdict]();
      const key = randomToken();
      await markOrganisationVerified(tx, organisation.id, { by: by.id, keyHash: hashToken(key), at: this.clock.now() });
      await this.audit.record(tx, {
        actor: `officer:${by.publicId}`,
        action: 'organisation-verified',
        subject: `organisation:${publicId}`,
        detail: { soleAdministrator: administrators < 2 },
      });
      return key;
    });
  }
}
