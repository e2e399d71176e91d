import { createTestDatabase } from '../../../test/world/test-database';
import { openDatabase } from './open-database';

test('64-bit integers come back as numbers, alone and in lists', async () => {
  await using database = await createTestDatabase();
  const rows = await database.dataSource.query('select 42::int8 as id, array[42, null]::int8[] as ids');
  expect(rows).toEqual([{ id: 42, ids: [42, null] }]);
});

test('a 64-bit integer that no number holds exactly is refused, never rounded', async () => {
  await using database = await createTestDatabase({ poolSize: 1 });
  const cell = 0x8f1fb46741ae9b1n;
  await expect(database.dataSource.query('select $1::int8 as cell', [cell])).rejects.toThrow(/not a safe number/);
  const asText = await database.dataSource.query('select $1::int8::text as cell', [cell]);
  expect(asText).toEqual([{ cell: String(cell) }]);
});

test('a statement that runs too long is ended, and the connection is of use again', async () => {
  await using database = await createTestDatabase({ statementTimeoutMs: 50, poolSize: 1 });
  await expect(database.dataSource.query('select pg_sleep(20)')).rejects.toThrow(/statement timeout/);
  expect(await database.dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
});

test('connections that the server breaks are replaced without a fault in the program', async () => {
  const broken: string[] = [];
  await using database = await createTestDatabase({ poolSize: 1, onIdleError: (error) => broken.push(error.message) });
  const [{ pid }] = await database.dataSource.query('select pg_backend_pid() as pid');
  const other = await openDatabase({ url: database.url, entities: [] });
  await other.query('select pg_terminate_backend($1)', [pid]);
  await other.destroy();
  while (broken.length === 0) await new Promise(setImmediate);
  expect(await database.dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
});
