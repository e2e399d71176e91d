import { createTestDatabase } from '../../../test/world/test-database';
import { arrayLiteral } from './array-literal';
import { sqlOne } from './sql';

test('what is written as an array comes out of the database as it went in', async () => {
  await using database = await createTestDatabase();
  const words = ['safe', '', 'NULL', ' a b ', 'a,b', '{x}', '"quoted"', '\\', 'ligne\nsuivante', 'أنا بخير', null];
  const moment = new Date('2026-02-28T23:59:59.123Z');
  const row = await sqlOne<Record<string, unknown[]>>(
    database.dataSource,
    'SELECT $1::text[] AS words, $2::bigint[] AS ids, $3::boolean[] AS flags, $4::timestamptz[] AS moments, $5::text[] AS none',
    [words, [1, 9_007_199_254_740_991, undefined], [true, false, null], [moment, undefined], []].map((values) =>
      arrayLiteral(values),
    ),
  );
  expect(row).toEqual({
    words,
    ids: [1, 9_007_199_254_740_991, null],
    flags: [true, false, null],
    moments: [moment, null],
    none: [],
  });
});
