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

/**
 * Founds the agency as an operator does, and lets its two officers accept. Both may write and both may approve, and
 * still neither can send alone what they wrote.
 */
export async function foundAgency(
  database: DataSource,
  vault: Vault,
  clock: Clock,
  serverUrl: string,
): Promise<readonly [author: DemoOfficer, approver: DemoOfficer]> {
  const credentials = new CredentialsService(database, vault, clock);
  const invitations = new InvitationsService(database, credentials, new AuditService(clock), vault, clock);
  const draft = agencyDraft.parse({
    name: agencyName,
    capSender: 'pp.demonstration.invalid',
    territory,
    timeZone: 'Europe/Paris',
    phoneRegion: 'FR',
  });
  const author = new DemoOfficer(serverUrl, 'Camille Laurent', 'camille@demo.invalid');
  const approver = new DemoOfficer(serverUrl, 'Idris Benali', 'idris@demo.invalid');
  const issued = await invitations.foundAgency(draft, [
    { email: author.email, roles: ['author', 'approver', 'administrator'] },
    { email: approver.email, roles: ['author', 'approver'] },
  ]);
  // One after the other: each hashes a password, which takes a processor.
  for (const [index, officer] of [author, approver].entries()) await officer.acceptInvitation(issued[index].token);
  return [author, approver];
}
