import { createHash, randomUUID } from 'node:crypto';
import { HeldClock } from '../../test/world/held-clock';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { AuditService } from '../audit/audit.service';
import { poolOf } from '../platform/database/pool-of';
import { sql, sqlOne } from '../platform/database/sql';
import { RateLimits } from '../platform/http/rate-limits';
import { hashToken, randomToken } from '../platform/token';
import { Vault } from '../platform/vault/vault';
import { insertAgency } from './agencies.store';
import { agencyDraft } from './agency.schema';
import { CredentialsService } from './credentials.service';
import { codeTries } from './credentials.store';
import type { AgencyId } from './agency';
import { insertOfficer } from './officers.store';
import { SessionsService } from './sessions.service';
import { totpCode } from './totp';

const password = 'la pluie tombe rue 12';
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const minute = 60_000;

let database: TestDatabase;
let clock: HeldClock;
let credentials: CredentialsService;
let sessions: SessionsService;
let agencyId: AgencyId;

beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
  const { dataSource } = database;
  const vault = new Vault({
    sealKey: Buffer.alloc(32, 1).toString('base64'),
    indexKey: Buffer.alloc(32, 2).toString('base64'),
  });
  clock = new HeldClock();
  credentials = new CredentialsService(dataSource, vault, clock);
  const limits = new RateLimits(poolOf(dataSource));
  sessions = new SessionsService(dataSource, credentials, limits, new AuditService(clock), clock, vault);
  const draft = agencyDraft.parse({
    name: 'Préfecture',
    capSender: 'alerte@prefecture.example',
    timeZone: 'Europe/Paris',
    phoneRegion: 'FR',
    territory: { type: 'Circle', centre: [2.35, 48.86], radiusMetres: 20_000 },
  });
  const agency = await dataSource.transaction((tx) => insertAgency(tx, draft));
  if (!agency) throw new Error('no agency');
  agencyId = agency.id;
});
afterAll(() => database[Symbol.asyncDispose]());

/** An officer of the test's own, signing in from an address of the test's own. */
async function someone() {
  const publicId = randomUUID();
  const email = `${publicId}@prefecture.example`;
  await database.dataSource.transaction(async (tx) =>
    insertOfficer(tx, {
      publicId,
      agencyId,
      email,
      name: 'Jeanne',
      roles: ['author', 'approver'],
      totpLastStep: 0,
      passwordHash: await credentials.hashPassword(password),
      totpSecretSealed: credentials.sealTotpSecret(totpSecret, publicId),
      createdAt: clock.now(),
      approverFrom: clock.now(),
    }),
  );
  return { email, publicId, ip: addressOf(publicId), password };
}

/** A code that nobody has used yet. */
function freshCode(): string {
  clock.advance(minute);
  return totpCode(totpSecret, clock.now());
}

async function signedIn() {
  const person = await someone();
  return { person, ...(await sessions.signIn({ ...person, totp: freshCode() })) };
}

test('the right address, password and code open a session of which only the hash is stored', async () => {
  const { person, token, officer } = await signedIn();
  expect(officer).toEqual({
    id: expect.any(Number),
    publicId: person.publicId,
    agencyId,
    name: 'Jeanne',
    roles: ['author', 'approver'],
    approverFrom: expect.any(Date),
  });
  expect(await sessions.authenticate(token)).toEqual(officer);
  const stored = await sql<{ token_hash: Buffer }>(database.dataSource, 'SELECT token_hash FROM officer_session');
  expect(stored.map((row) => row.token_hash)).toContainEqual(hashToken(token));
});

test('whatever is wrong, the answer is the same', async () => {
  const person = await someone();
  const disabled = await someone();
  await sql(database.dataSource, 'UPDATE officer SET disabled_at = now() WHERE email = $1', [disabled.email]);
  const code = freshCode();
  const attempts = [
    { ...person, password: 'la pluie tombe rue 13', totp: code },
    { ...person, totp: totpCode(totpSecret, new Date(0)) },
    { ...person, email: 'nobody@prefecture.example', totp: code },
    { ...person, email: "' OR 1=1 --", totp: code },
    { ...disabled, totp: code },
  ];
  const refusals = await Promise.all(
    attempts.map((attempt) => sessions.signIn(attempt).catch((refusal: unknown) => refusal)),
  );
  const [first] = refusals;
  expect(first).toMatchObject({ slug: 'sign-in-refused' });
  for (const refusal of refusals) expect(refusal).toEqual(first);
  await expect(sessions.signIn({ ...person, totp: code })).resolves.toBeDefined();
});

test('one code opens one session, however many requests race with it', async () => {
  const person = await someone();
  const totp = freshCode();
  // Fewer at a time from one address than its limit, so that it is the code that decides.
  const race = Array.from({ length: 50 }, (_, i) =>
    sessions.signIn({ ...person, ip: addressOf(`${person.ip}-${i % 5}`), totp }),
  );
  const won = (await Promise.allSettled(race)).filter(({ status }) => status === 'fulfilled');
  expect(won).toHaveLength(1);
});

test('a code older than one that was used is refused, though it is within the window', async () => {
  const person = await someone();
  clock.advance(minute);
  const older = totpCode(totpSecret, clock.now());
  const newer = totpCode(totpSecret, new Date(clock.now().getTime() + 30_000));
  await sessions.signIn({ ...person, totp: newer });
  await expect(sessions.signIn({ ...person, totp: older })).rejects.toMatchObject({ slug: 'sign-in-refused' });
});

test('who knows the password does not get to guess codes, and a stranger cannot use up the tries', async () => {
  const person = await someone();
  const wrong = { ...person, totp: totpCode(totpSecret, new Date(0)) };
  const stranger = { ...wrong, password: 'not the password!' };
  for (let i = 0; i < codeTries.most + 2; i++) await sessions.signIn(stranger).catch(() => undefined);
  await expect(sessions.signIn({ ...person, totp: freshCode() })).resolves.toBeDefined();

  await Promise.allSettled(Array.from({ length: codeTries.most }, () => sessions.signIn(wrong)));
  await expect(sessions.signIn({ ...person, totp: freshCode() })).rejects.toMatchObject({ slug: 'sign-in-refused' });
  clock.advance(codeTries.windowHours * 60 * minute);
  await expect(sessions.signIn({ ...person, ip: '198.51.100.7', totp: freshCode() })).resolves.toBeDefined();
});

test('failures from elsewhere do not lock the officer out', async () => {
  const person = await someone();
  const attacks = Array.from({ length: 40 }, () =>
    sessions
      .signIn({ ...person, ip: '203.0.113.9', password: 'wrong', totp: '000000' })
      .catch((refusal: unknown) => refusal),
  );
  const refusals = await Promise.all(attacks);
  expect(refusals).toContainEqual(expect.objectContaining({ slug: 'too-many-requests' }));
  await expect(sessions.signIn({ ...person, totp: freshCode() })).resolves.toBeDefined();
}, 30_000);

test('a session that is used lives six hours, one that is left alone a quarter of an hour', async () => {
  const busy = await signedIn();
  const signedInAt = clock.now().getTime();
  while (clock.now().getTime() - signedInAt < 350 * minute) {
    clock.advance(10 * minute);
    expect(await sessions.authenticate(busy.token)).toBeDefined();
  }
  clock.advance(10 * minute);
  expect(await sessions.authenticate(busy.token)).toBeUndefined();

  const idle = await signedIn();
  clock.advance(15 * minute);
  expect(await sessions.authenticate(idle.token)).toBeUndefined();
});

test('a sign-out, a disabling and a new sign-in end a session at once', async () => {
  const { person, token } = await signedIn();
  const again = await sessions.signIn({ ...person, totp: freshCode(), replaces: token });
  expect(await sessions.authenticate(token)).toBeUndefined();
  expect(await sessions.authenticate(again.token)).toBeDefined();

  await sessions.signOut(again.token);
  expect(await sessions.authenticate(again.token)).toBeUndefined();

  const other = await signedIn();
  await sql(database.dataSource, 'UPDATE officer SET disabled_at = now() WHERE id = $1', [other.officer.id]);
  expect(await sessions.authenticate(other.token)).toBeUndefined();
});

test.each(['', randomToken(), "' OR 1=1 --", '\0', 'x'.repeat(10_000)])(
  'a token that nobody was given opens nothing',
  async (token) => {
    expect(await sessions.authenticate(token)).toBeUndefined();
  },
);

test('a step-up takes password and code, and takes a code once', async () => {
  const { officer } = await signedIn();
  const totp = freshCode();
  await expect(sessions.stepUp(officer, { password, totp: '000000' })).rejects.toMatchObject({
    slug: 'step-up-refused',
  });
  await expect(sessions.stepUp(officer, { password: 'wrong', totp })).rejects.toMatchObject({
    slug: 'step-up-refused',
  });
  await sessions.stepUp(officer, { password, totp });
  await expect(sessions.stepUp(officer, { password, totp })).rejects.toMatchObject({ slug: 'step-up-refused' });
});

test('the thief of a session who guesses at the step-up is thrown out, the officer signs in again', async () => {
  const { person, officer, token } = await signedIn();
  const guess = () =>
    sessions.stepUp(officer, { password: 'guess', totp: '000000' }).catch((refusal: unknown) => refusal);
  for (let i = 0; i < 10; i++) expect(await guess()).toMatchObject({ slug: 'step-up-refused' });
  expect(await guess()).toMatchObject({ slug: 'not-signed-in' });
  expect(await sessions.authenticate(token)).toBeUndefined();

  const again = await sessions.signIn({ ...person, totp: freshCode() });
  await expect(sessions.stepUp(again.officer, { password, totp: freshCode() })).resolves.toBeUndefined();
});

test('each sign-in and each failed step-up stands in the audit log', async () => {
  const { person, officer } = await signedIn();
  await sessions.stepUp(officer, { password: 'wrong', totp: '000000' }).catch(() => undefined);
  const acts = await sql<{ action: string }>(
    database.dataSource,
    'SELECT action FROM audit_entry WHERE subject = $1 ORDER BY sequence',
    [`officer:${person.publicId}`],
  );
  expect(acts.map((act) => act.action)).toEqual(['signed-in', 'step-up-failed']);
});

test('no e-mail address and no network address stands in the table of counts', async () => {
  const { person } = await signedIn();
  const { count } = await sqlOne<{ count: number }>(
    database.dataSource,
    'SELECT count(*) FROM rate_limit WHERE strpos(key, $1) > 0',
    [person.ip],
  );
  expect(count).toBe(0);
});

/** An address of its own for each name, so that the limits of one test do not count in another. */
function addressOf(name: string): string {
  const [a, b] = createHash('sha256').update(name).digest();
  return `10.${a}.${b}.1`;
}
