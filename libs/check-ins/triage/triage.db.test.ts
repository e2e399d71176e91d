import type { DataSource } from 'typeorm';
import { HeldClock } from '../../../test/world/held-clock';
import { createTestDatabase, type TestDatabase } from '../../../test/world/test-database';
import { AuditService } from '../../audit/audit.service';
import type { Officer } from '../../identity/officer';
import { officerById } from '../../identity/officers.queries';
import { IncidentEntity } from '../../incidents/incident.entity';
import type { IncidentId } from '../../incidents/incident';
import type { PersonId } from '../../people/person';
import { poolOf } from '../../platform/database/pool-of';
import { sql, sqlOne } from '../../platform/database/sql';
import { RateLimits } from '../../platform/http/rate-limits';
import { Vault } from '../../platform/vault/vault';
import { type HelpFact, openTickets } from './ticket.store';
import { deskCounts, provenTickets } from './triage.queries';
import { TriageService } from './triage.service';

jest.setTimeout(120_000);

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const vault = new Vault({ sealKey: key(1), indexKey: key(2) });
const clock = new HeldClock();
let testDatabase: TestDatabase;
let database: DataSource;
let triage: TriageService;
let incident: { id: IncidentId; publicId: string };
let officers: Officer[];

beforeAll(async () => {
  testDatabase = await createTestDatabase({ entities: [IncidentEntity] });
  database = testDatabase.dataSource;
  triage = new TriageService(database, clock, vault, new AuditService(clock), new RateLimits(poolOf(database)));
  const { id: agency } = await sqlOne<{ id: number }>(
    database,
    `INSERT INTO agency (name, cap_sender, territory, time_zone, phone_region)
     VALUES ('A', 'a.test', '{}', 'Europe/Paris', 'FR') RETURNING id`,
  );
  incident = await sqlOne(
    database,
    `INSERT INTO incident (agency_id, mode, status, created_at, activated_at) VALUES ($1, 'Actual', 'active', $2, $2)
     RETURNING id, public_id AS "publicId"`,
    [agency, clock.now()],
  );
  const rows = await sql<{ id: Officer['id'] }>(
    database,
    `INSERT INTO officer (agency_id, email, name, password_hash, totp_secret_sealed, roles)
     SELECT $1, n || '@a.test', 'Officer ' || n, '', '', '{responder}' FROM generate_series(1, 20) n RETURNING id`,
    [agency],
  );
  officers = (await Promise.all(rows.map(({ id }) => officerById(database, id)))).flatMap((each) => each ?? []);
});
afterAll(() => testDatabase[Symbol.asyncDispose]());

async function call(fact: Partial<HelpFact> = {}): Promise<{ personId: PersonId; ticket: string }> {
  const { id: personId } = await sqlOne<{ id: PersonId }>(
    database,
    `INSERT INTO person (phone_index, phone_sealed, language) VALUES (uuid_send(gen_random_uuid()), '', 'fr') RETURNING id`,
  );
  await open(personId, fact);
  const { ticket } = await sqlOne<{ ticket: string }>(
    database,
    'SELECT public_id AS ticket FROM help_ticket WHERE person_id = $1',
    [personId],
  );
  return { personId, ticket };
}

const open = (personId: PersonId, fact: Partial<HelpFact> = {}): Promise<void> =>
  database.transaction((tx) =>
    openTickets(
      tx,
      [{ incidentId: incident.id, personId, isCall: true, isConflict: false, isDuress: false, isVerified: true, isOwn: true, ...fact }],
      clock.now(),
    ),
  ); // prettier-ignore

test('twenty officers claim one call at the same moment: one has it, the others are told that it is taken', async () => {
  const { ticket } = await call();
  const address = { incident: incident.publicId, ticket };
  const claims = await Promise.allSettled(
    officers.map((officer) => triage.act(officer, address, { command: 'claim' })),
  );
  expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refusals = claims.flatMap((claim) => (claim.status === 'rejected' ? [(claim.reason as Error).message] : []));
  expect(refusals).toHaveLength(19);
  for (const refusal of refusals) expect(refusal).toContain('ticket-taken');
  const acts = await sql(database, `SELECT kind FROM help_act JOIN help_ticket t ON t.id = ticket_id WHERE t.public_id = $1 ORDER BY help_act.id`, [ticket]); // prettier-ignore
  expect(acts).toEqual([{ kind: 'asked' }, { kind: 'claimed' }]);
});

test('new facts wake what was resolved, handed over or put off, and leave to an officer what they have', async () => {
  const [anna] = officers;
  const { personId, ticket } = await call();
  const address = { incident: incident.publicId, ticket };
  const stands = async (): Promise<unknown> =>
    sqlOne(database, 'SELECT status, held_by IS NOT NULL AS held FROM help_ticket WHERE public_id = $1', [ticket]);
  for (const order of [
    { command: 'resolve', words: 'Entendu', hasSpoken: true },
    { command: 'hand_over', words: '4711' },
    { command: 'unreachable' },
  ] as const) {
    await triage.act(anna, address, { command: 'claim' });
    await open(personId);
    expect(await stands()).toEqual({ status: 'claimed', held: true });
    await triage.act(anna, address, order);
    await open(personId, { isCall: false, isConflict: true });
    expect(await stands()).toEqual({ status: 'open', held: false });
  }
});

test('calls and words for duress come before contradictions, the oldest first, and what waits before what is held', async () => {
  await sql(database, 'DELETE FROM help_ticket');
  const doubtful = await call({ isCall: false, isConflict: true, isOwn: false });
  clock.advance(60_000);
  const forced = await call({ isCall: false, isDuress: true, isOwn: false });
  clock.advance(60_000);
  const calling = await call();
  const held = await call();
  await call({ isVerified: false });
  await triage.act(officers[0], { incident: incident.publicId, ticket: held.ticket }, { command: 'claim' });
  const order = (await provenTickets(database, incident.id, clock.now())).map(({ personId }) => personId);
  expect(order).toEqual([forced, calling, doubtful, held].map(({ personId }) => personId));
  expect(await deskCounts(database, incident.id, clock.now())).toMatchObject({ waiting: 4, held: 1 });
});

test('the history of a call cannot be changed', async () => {
  await call();
  await expect(sql(database, `UPDATE help_act SET kind = 'resolved'`)).rejects.toThrow('append-only');
});

test('what officers typed is kept sealed, and goes with the person', async () => {
  const { personId, ticket } = await call();
  const address = { incident: incident.publicId, ticket };
  await triage.act(officers[0], address, { command: 'claim' });
  await triage.act(officers[0], address, { command: 'hand_over', words: 'chez sa voisine' });
  const kept = `SELECT words_sealed FROM help_act JOIN help_ticket t ON t.id = ticket_id WHERE t.public_id = $1 AND words_sealed IS NOT NULL`;
  const [row] = await sql<{ words_sealed: Buffer }>(database, kept, [ticket]);
  expect(row.words_sealed.includes('voisine')).toBe(false);
  await sql(database, 'DELETE FROM person WHERE id = $1', [personId]);
  expect(await sql(database, kept, [ticket])).toEqual([]);
});
