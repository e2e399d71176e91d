import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { seededRandom } from '../../apps/simulator/random';
import { sql } from '../../libs/platform/database/sql';
import { createTestDatabase, type TestDatabase } from '../world/test-database';
import { TcpProxy } from './tcp-proxy';
import { WireTrigger } from './wire-trigger';

let db: TestDatabase;
let proxy: TcpProxy;
let trigger: WireTrigger;

beforeAll(async () => {
  db = await createTestDatabase();
  const directory = new URL(db.url).searchParams.get('host') ?? '';
  proxy = await TcpProxy.listen(() => [{ path: `${directory}/.s.PGSQL.5432` }], seededRandom(1));
  trigger = new WireTrigger();
  proxy.tap = () => trigger.tap('a program');
  await sql(db.dataSource, 'CREATE TABLE note (text text)');
}, 60_000);

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
});

beforeEach(() => sql(db.dataSource, 'DELETE FROM note'));

const notes = async (database: DataSource): Promise<number> => (await sql(database, 'SELECT text FROM note')).length;

/** Writes a note in a transaction over the line. @returns whether the program heard that it is kept */
async function write(): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port: proxy.port, user: 'postgres', database: new URL(db.url).pathname.slice(1) }); // prettier-ignore
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('START TRANSACTION');
    await client.query('INSERT INTO note VALUES ($1)', ['a']);
    await client.query('COMMIT');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

test('a commit that was carried out and that nobody heard of', async () => {
  let struck = 0;
  const fired = trigger.arm({ at: 'answered', statement: /COMMIT/, after: /INSERT INTO note/ }, () => struck++);
  expect(await write()).toBe(false);
  await fired;
  expect(struck).toBe(1);
  expect(await notes(db.dataSource)).toBe(1);
});

test('a commit that never arrived', async () => {
  void trigger.arm({ at: 'sent', statement: /COMMIT/, after: /INSERT INTO note/ }, () => undefined);
  expect(await write()).toBe(false);
  expect(await notes(db.dataSource)).toBe(0);
});

test('the third such moment, and no other', async () => {
  void trigger.arm({ at: 'answered', statement: /COMMIT/, nth: 3 }, () => undefined);
  expect([await write(), await write(), await write(), await write()]).toEqual([true, true, false, true]);
});

test('a transaction of another kind is left alone', async () => {
  void trigger.arm({ at: 'sent', statement: /COMMIT/, after: /INSERT INTO letter/ }, () => undefined);
  expect(await write()).toBe(true);
  trigger.disarm();
});
