import { createTestDatabase } from './test-database';

test('a database of its own is migrated and empty', async () => {
  await using database = await createTestDatabase();
  const [{ tables }] = await database.dataSource.query(
    `select count(*)::int as tables from information_schema.tables where table_schema = 'public'`,
  );
  expect(tables).toBeGreaterThan(1);
});

test('what one file writes, no other file sees, and it is gone afterwards', async () => {
  await using mine = await createTestDatabase();
  const theirs = await createTestDatabase();
  const count = `select count(*)::int as count from pg_database where datname = $1`;
  const name = new URL(theirs.url).pathname.slice(1);
  await theirs.dataSource.query('create table only_theirs (id int)');
  expect(await mine.dataSource.query(`select to_regclass('only_theirs') as found`)).toEqual([{ found: null }]);
  expect(await mine.dataSource.query(count, [name])).toEqual([{ count: 1 }]);
  await theirs[Symbol.asyncDispose]();
  expect(await mine.dataSource.query(count, [name])).toEqual([{ count: 0 }]);
});
