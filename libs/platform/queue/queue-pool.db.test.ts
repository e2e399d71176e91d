import { createTestDatabase, type TestDatabase } from '../../../test/world/test-database';
import { sql } from '../database/sql';
import { queuePool } from './queue-pool';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
}, 60_000);

afterAll(() => db[Symbol.asyncDispose]());

test('a borrowed connection that the server ends is reported, and the next one works', async () => {
  const faults: string[] = [];
  const pool = queuePool(db.url, 2, (fault) => faults.push(fault.message));
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
  await sql(db.dataSource, 'SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  await ended;
  client.release(true);
  expect(faults[0]).toContain('terminating connection');
  expect((await pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});
