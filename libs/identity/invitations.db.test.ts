import { createHash } from 'node:crypto';
import { HeldClock } from '../../test/world/held-clock';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { auditEntries } from '../audit/audit.queries';
import { AuditService } from '../audit/audit.service';
import { verifyChain } from '../audit/verify-chain';
import { poolOf } from '../platform/database/pool-of';
import { sql } from '../platform/database/sql';
import { RateLimits } from '../platform/http/rate-limits';
import { randomToken } from '../platform/token';
import { Vault } from '../platform/vault/vault';
import { agencyDraft } from './agency.schema';
import { CredentialsService } from './credentials.service';
import { openInvitations } from './invitations.queries';
import { InvitationsService } from './invitations.service';
import { mayApproveNow, type Officer, type OfficerRole } from './officer';
import { OfficersService } from './officers.service';
import { SessionsService } from './sessions.service';
import { totpCode } from './totp';

const password = 'la pluie tombe rue 12';
const hour = 3_600_000;

let database: TestDatabase;
let clock: HeldClock;
let invitations: InvitationsService;
let sessions: SessionsService;
let officers: OfficersService;
let agencies = 0;

beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
  const { dataSource } = database;
  const vault = new Vault({
    sealKey: Buffer.alloc(32, 1).toString('base64'),
    indexKey: Buffer.alloc(32, 2).toString('base64'),
  });
  clock = new HeldClock();
  const audit = new AuditService(clock);
  const credentials = new CredentialsService(dataSource, vault, clock);
  invitations = new InvitationsService(dataSource, credentials, audit, vault, clock);
  sessions = new SessionsService(dataSource, credentials, new RateLimits(poolOf(dataSource)), audit, clock, vault);
  officers = new OfficersService(dataSource, audit, clock);
});
afterAll(() => database[Symbol.asyncDispose]());

const draftNumber = (number: number) =>
  agencyDraft.parse({
    name: `Préfecture ${number}`,
    capSender: `alerte@prefecture-${number}.example`,
    timeZone: 'Europe/Paris',
    phoneRegion: 'FR',
    territory: { type: 'Circle', centre: [2.35, 48.86], radiusMetres: 20_000 },
  });

const secretOf = async (token: string) =>
  new URL((await invitations.view(token)).totpUri).searchParams.get('secret') ?? '';

async function accept(token: string): Promise<void> {
  await invitations.accept(token, { name: 'Jeanne', password, totp: totpCode(await secretOf(token), clock.now()) });
}

/** Accepts the invitation, and signs in with the code after. */
async function arrive({ token, email }: { token: string; email: string }): Promise<Officer> {
  const secret = await secretOf(token);
  await accept(token);
  clock.advance(60_000);
  return (await sessions.signIn({ email, password, totp: totpCode(secret, clock.now()), ip: addressOf(email) }))
    .officer;
}

/** An address maker of the agency's own, then its founders. */
async function foundedAgency(...roles: OfficerRole[][]): Promise<[(name: string) => string, ...Officer[]]> {
  const number = ++agencies;
  const email = (name: string) => `${name}@prefecture-${number}.example`;
  const founders = roles.map((held, i) => ({ email: email(`founder-${i}`), roles: held }));
  const arrived: Officer[] = [];
  for (const issued of await invitations.foundAgency(draftNumber(number), founders)) arrived.push(await arrive(issued));
  return [email, ...arrived];
}

test('a founded agency has its officers, who may approve on the first day', async () => {
  const [, administrator, approver] = await foundedAgency(['administrator'], ['approver']);
  expect(administrator.roles).toEqual(['administrator']);
  expect(mayApproveNow(approver, clock.now())).toBe(true);
});

test('an agency is founded again while no founder has come, and never after', async () => {
  const draft = draftNumber(++agencies);
  const administrator = (name: string) => [
    { email: `${name}@prefecture-${agencies}.example`, roles: ['administrator' as const] },
  ];
  const [lost] = await invitations.foundAgency(draft, administrator('mistyped'));
  const [issued] = await invitations.foundAgency(draft, administrator('right'));
  await expect(accept(lost.token)).rejects.toMatchObject({ slug: 'invitation-gone' });
  await accept(issued.token);
  await expect(invitations.foundAgency(draft, administrator('intruder'))).rejects.toMatchObject({
    slug: 'agency-exists',
  });
});

test('an agency without an administrator is not founded', async () => {
  const founders = [{ email: 'a@b.example', roles: ['approver' as const] }];
  await expect(invitations.foundAgency(draftNumber(9_999), founders)).rejects.toThrow(RangeError);
});

test('a link makes one officer, however many requests race with it', async () => {
  const [email, administrator] = await foundedAgency(['administrator']);
  const { token } = await invitations.invite(administrator, { email: email('new'), roles: ['author'] });
  const totp = totpCode(await secretOf(token), clock.now());
  const race = Array.from({ length: 50 }, (_, i) => invitations.accept(token, { name: `Racer ${i}`, password, totp }));
  const outcomes = await Promise.allSettled(race);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ slug: 'invitation-gone' });
  expect(await sql(database.dataSource, 'SELECT id FROM officer WHERE email = $1', [email('new')])).toHaveLength(1);
}, 30_000);

test('a second administrator must confirm, from another chair and of the same agency', async () => {
  const [email, first, second] = await foundedAgency(['administrator'], ['administrator']);
  const [, stranger] = await foundedAgency(['administrator']);
  const issued = await invitations.invite(first, { email: email('new'), roles: ['approver'] });
  expect(issued.needsConfirmation).toBe(true);
  await expect(invitations.view(issued.token)).rejects.toMatchObject({ slug: 'invitation-unconfirmed' });
  await expect(invitations.confirm(first, issued.publicId)).rejects.toMatchObject({ slug: 'second-person-needed' });
  await expect(invitations.confirm(stranger, issued.publicId)).rejects.toMatchObject({ slug: 'not-found' });
  expect(await openInvitations(database.dataSource, stranger.agencyId, clock.now())).toEqual([]);

  await invitations.confirm(second, issued.publicId);
  await invitations.confirm(second, issued.publicId);
  const approver = await arrive(issued);
  expect(mayApproveNow(approver, clock.now())).toBe(false);
  clock.advance(24 * hour);
  expect(mayApproveNow(approver, clock.now())).toBe(true);
});

test('an administrator alone invites alone, and the audit log says so', async () => {
  const [email, alone] = await foundedAgency(['administrator']);
  const issued = await invitations.invite(alone, { email: email('new'), roles: ['author'] });
  expect(issued.needsConfirmation).toBe(false);
  const [act] = await sql<{ detail: string }>(
    database.dataSource,
    "SELECT detail FROM audit_entry WHERE action = 'officer-invited' AND subject = $1",
    [`invitation:${issued.publicId}`],
  );
  expect(JSON.parse(act.detail)).toEqual({ roles: ['author'], soleAdministrator: true });
});

test('of two invitations to one person the newer holds, for a day', async () => {
  const [email, administrator] = await foundedAgency(['administrator']);
  const invitee = { email: email('new'), roles: ['author' as const] };
  const older = await invitations.invite(administrator, invitee);
  const newer = await invitations.invite(administrator, invitee);
  await expect(invitations.view(older.token)).rejects.toMatchObject({ slug: 'invitation-gone' });
  clock.advance(24 * hour - 1);
  await expect(invitations.view(newer.token)).resolves.toBeDefined();
  clock.advance(1);
  await expect(invitations.view(newer.token)).rejects.toMatchObject({ slug: 'invitation-gone' });
});

test('a weak password, a wrong code and an unknown link make no officer and leave the link usable', async () => {
  const [email, administrator] = await foundedAgency(['administrator']);
  const { token } = await invitations.invite(administrator, { email: email('new'), roles: ['author'] });
  const totp = totpCode(await secretOf(token), clock.now());
  const given = { name: 'Jeanne', password, totp };
  await expect(invitations.accept(token, { ...given, password: 'short' })).rejects.toMatchObject({
    slug: 'password-refused',
  });
  await expect(invitations.accept(token, { ...given, totp: totpCode('AAAAAAAA', clock.now()) })).rejects.toMatchObject({
    slug: 'totp-refused',
  });
  await expect(invitations.accept(randomToken(), given)).rejects.toMatchObject({ slug: 'invitation-gone' });
  await expect(invitations.accept(token, given)).resolves.toBeUndefined();
  await expect(invitations.invite(administrator, { email: email('new'), roles: ['author'] })).rejects.toMatchObject({
    slug: 'officer-exists',
  });
});

test('the code that accepted an invitation does not also sign in', async () => {
  const [email, administrator] = await foundedAgency(['administrator']);
  const { token } = await invitations.invite(administrator, { email: email('new'), roles: ['author'] });
  const totp = totpCode(await secretOf(token), clock.now());
  await accept(token);
  const signIn = sessions.signIn({ email: email('new'), password, totp, ip: '192.0.2.1' });
  await expect(signIn).rejects.toMatchObject({ slug: 'sign-in-refused' });
});

test('a disabled administrator is out at once, and so are the invitations of theirs', async () => {
  const [email, first, second] = await foundedAgency(['administrator'], ['administrator']);
  const [, stranger] = await foundedAgency(['administrator']);
  const issued = await invitations.invite(second, { email: email('new'), roles: ['author'] });
  await invitations.confirm(first, issued.publicId);
  await expect(officers.disable(stranger, second.publicId)).rejects.toMatchObject({ slug: 'not-found' });
  await officers.disable(first, second.publicId);
  await officers.disable(first, second.publicId);
  await expect(accept(issued.token)).rejects.toMatchObject({ slug: 'invitation-gone' });
  await expect(officers.disable(first, first.publicId)).rejects.toMatchObject({ slug: 'last-administrator' });
});

test('of two administrators who disable each other at the same moment one stays', async () => {
  const [, first, second] = await foundedAgency(['administrator'], ['administrator']);
  const outcomes = await Promise.allSettled([
    officers.disable(first, second.publicId),
    officers.disable(second, first.publicId),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('after all of this the audit chain is whole', async () => {
  expect(await verifyChain(auditEntries(database.dataSource))).toMatchObject({ intact: true });
});

/** An address of its own for each name, so that the limits of one test do not count in another. */
function addressOf(name: string): string {
  const [a, b] = createHash('sha256').update(name).digest();
  return `10.${a}.${b}.1`;
}
