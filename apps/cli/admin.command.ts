import { Command, InvalidArgumentError } from 'commander';
import { AuditService } from '../../libs/audit/audit.service';
import { agencyDraft } from '../../libs/identity/agency.schema';
import { CredentialsService } from '../../libs/identity/credentials.service';
import { invitationHours, type Invitee } from '../../libs/identity/invitation';
import { InvitationsService } from '../../libs/identity/invitations.service';
import { emailAddress } from '../../libs/identity/officer.schema';
import type { OfficerRole } from '../../libs/identity/officer';
import { paths } from '../web/paths';
import { withPlatform } from './operator-platform.service';
import { readJson } from './read-json.service';
import type { Terminal } from './terminal';

interface InviteOptions {
  readonly agency: string;
  readonly sender: string;
  readonly territory: string;
  readonly timeZone: string;
  readonly region: string;
  readonly email: readonly string[];
  readonly author: readonly string[];
  readonly approver: readonly string[];
}

export function adminCommand(terminal: Terminal): Command {
  const invite = new Command('invite')
    .description('found an agency and print one link for each of its first officers; each link works once')
    .requiredOption('--agency <name>', 'as people read it, e.g. "Préfecture de police"')
    .requiredOption('--sender <name>', 'CAP sender, unique to the agency, e.g. alerte@prefecture.example')
    .requiredOption('--territory <file>', 'GeoJSON of the ground in which the agency may warn')
    .option('--time-zone <name>', 'IANA name', 'Europe/Paris')
    .option('--region <code>', 'whose national phone numbers are meant (ISO 3166-1)', 'FR')
    .requiredOption('--email <address>', 'an administrator; may be repeated', collect)
    .option('--author <address>', 'somebody who writes alerts; may be repeated', collect, [])
    .option('--approver <address>', 'somebody who approves them; may be repeated', collect, [])
    .action((options: InviteOptions) => found(terminal, options));
  return new Command('admin').description('agencies and their officers').addCommand(invite);
}

async function found(terminal: Terminal, options: InviteOptions): Promise<void> {
  const territory = await readJson(terminal, options.territory);
  if (territory === undefined) return;
  const { agency: name, sender: capSender, timeZone, region: phoneRegion } = options;
  const draft = agencyDraft.safeParse({ name, capSender, territory: territory.value, timeZone, phoneRegion });
  if (!draft.success) {
    for (const { path, message } of draft.error.issues) terminal.fail(`${path.join('.')}: ${message}`);
    return;
  }
  await withPlatform(terminal, async ({ config, database, vault, clock }) => {
    const credentials = new CredentialsService(database, vault, clock);
    const invitations = new InvitationsService(database, credentials, new AuditService(clock), vault, clock);
    const issued = await invitations.foundAgency(draft.data, foundersOf(options));
    terminal.print(
      `${name} is founded. Each link works once, for ${invitationHours} hours; give it to that person alone:`,
    );
    for (const { email, token } of issued) terminal.print(`${email}  ${config.publicUrl}${paths.invitation(token)}`);
  });
}

/** One invitation for each address, with all the roles that it was given. */
function foundersOf({ email, author, approver }: InviteOptions): Invitee[] {
  const founders = new Map<string, OfficerRole[]>();
  const given = [['administrator', email], ['author', author], ['approver', approver]] as const; // prettier-ignore
  for (const [role, addresses] of given) {
    for (const address of addresses) {
      const roles = founders.get(address) ?? [];
      if (!roles.includes(role)) founders.set(address, [...roles, role]);
    }
  }
  return [...founders].map(([address, roles]) => ({ email: address, roles }));
}

function collect(address: string, earlier: readonly string[] = []): string[] {
  const parsed = emailAddress.safeParse(address);
  if (!parsed.success) throw new InvalidArgumentError('This is not an e-mail address.');
  return [...earlier, parsed.data];
}
