import { HeldClock } from '../../test/world/held-clock';
import { createTestDatabase, type TestDatabase } from '../../test/world/test-database';
import { sql } from '../platform/database/sql';
import { auditEntries, auditHead } from './audit.queries';
import { AuditService } from './audit.service';
import { verifyChain } from './verify-chain';

let database: TestDatabase;
let audit: AuditService;

beforeAll(async () => {
  database = await createTestDatabase();
  audit = new AuditService(new HeldClock(new Date('2015-11-13T21:20:00Z')));
});
afterAll(() => database[Symbol.asyncDispose]());

const record = (subject: string) =>
  database.dataSource.transaction((tx) =>
    audit.record(tx, {
      actor: 'officer:1',
      action: 'alert-approved',
      subject,
      detail: { reason: 'Ça brûle \0 "ici"' },
    }),
  );

test('acts recorded at the same moment by many make one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, i) => record(`incident:${i}`)));
  const verdict = await verifyChain(auditEntries(database.dataSource, 7));
  expect(verdict).toMatchObject({ intact: true, head: { sequence: 40 } });
});

test('an act that is rolled back leaves no gap', async () => {
  const { sequence } = await auditHead(database.dataSource);
  const failing = database.dataSource.transaction(async (tx) => {
    await audit.record(tx, { actor: 'system', action: 'nothing', subject: 'x', detail: {} });
    throw new Error('the command failed');
  });
  await expect(failing).rejects.toThrow('the command failed');
  await record('incident:next');
  expect((await auditHead(database.dataSource)).sequence).toBe(sequence + 1);
});

test.each([
  "UPDATE audit_entry SET actor = 'officer:2' WHERE sequence = 3",
  'DELETE FROM audit_entry WHERE sequence = 3',
  'TRUNCATE audit_entry',
])('the database refuses %s', async (statement) => {
  await expect(sql(database.dataSource, statement)).rejects.toMatchObject({ code: '42501' });
});

test.each([
  ["at = at + interval '1 microsecond'", 'edited'],
  ["detail = detail || ' '", 'edited'],
  ['sequence = 1000', 'gap'],
  ['sequence = -5', 'gap'],
])('a database administrator who switches the refusal off and sets %s is found out', async (change, fault) => {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await runner.query(`UPDATE audit_entry SET ${change} WHERE sequence = 3`);
    expect(await verifyChain(auditEntries(runner.manager))).toMatchObject({ intact: false, fault });
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
});
