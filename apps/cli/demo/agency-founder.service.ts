import type { DataSource } from 'typeorm';
import { AuditService } from '../../../libs/audit/audit.service';
import { CredentialsService } from '../../../libs/identity/credentials.service';
import { agencyDraft } from '../../../libs/identity/agency.schema';
import { InvitationsService } from '../../../libs/identity/invitations.service';
import type { Clock } from '../../../libs/platform/clock';
import type { Vault } from '../../../libs/platform/vault/vault';
import { agencyName } from './alert-messages';
import { territory } from './geography';
import { DemoOfficer } from './officer.service';

/** Everybody may write and approve, and still nobody can send alone what they wrote. */
export interface Officers {
  readonly first: DemoOfficer;
  readonly second: DemoOfficer;
  /** Comes on duty later: a code counts once, and two officers would wait half a minute for their next one. */
  readonly relief: DemoOfficer;
}

/** Founds the agency as an operator does, and lets its officers accept. */
export async function foundAgency(
  database: DataSource,
  vault: Vault,
  clock: Clock,
  serverUrl: string,
): Promise<Officers> {
  const credentials = new CredentialsService(database, vault, clock);
  const invitations = new InvitationsService(database, credentials, new AuditService(clock), vault, clock);
  const draft = agencyDraft.parse({
    name: agencyName,
    capSender: 'pp.demonstration.invalid',
    territory,
    timeZone: 'Europe/Paris',
    phoneRegion: 'FR',
  });
  const first = new DemoOfficer(serverUrl, 'Camille Laurent', 'camille@demo.invalid');
  const second = new DemoOfficer(serverUrl, 'Idris Benali', 'idris@demo.invalid');
  const relief = new DemoOfficer(serverUrl, 'Jeanne Morvan', 'jeanne@demo.invalid');
  const officers = [first, second, relief];
  const issued = await invitations.foundAgency(
    draft,
    officers.map(({ email }) => {
      return { email, roles: ['author', 'approver', ...(email === first.email ? (['administrator'] as const) : [])] };
    }),
  );
  // One after the other: each hashes a password, which takes a processor.
  for (const [index, officer] of officers.entries()) await officer.acceptInvitation(issued[index].token);
  return { first, second, relief };
}
