import { sql } from '../../libs/platform/database/sql';
import { createTestDatabase, type TestDatabase } from '../world/test-database';
import { regressionsSeen, watchStates } from './state-watch';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await watchStates(db.dataSource);
  await sql(db.dataSource, 'INSERT INTO delivery (notice_id, person_id, channel) VALUES (1, 1, 3)');
});

afterAll(() => db[Symbol.asyncDispose]());

test.each([
  ['from handed back to queued, as every retry goes', 2, 1, 0],
  ['forwards', 2, 4, 0],
  ['from unknown to delivered, by a late receipt', 15, 4, 0],
  ['from delivered to seen', 4, 5, 0],
  ['from delivered to accepted', 4, 3, 1],
  ['from seen to delivered', 5, 4, 1],
  ['from accepted to queued', 3, 1, 1],
  ['from failed to handed', 10, 2, 1],
  ['from unknown to queued', 15, 1, 1],
])('a delivery that goes %s', async (_what, from, to, expected) => {
  await sql(db.dataSource, 'UPDATE delivery SET status = $1', [from]);
  await sql(db.dataSource, 'DELETE FROM chaos_regression');
  await sql(db.dataSource, 'UPDATE delivery SET status = $1', [to]);
  expect(await regressionsSeen(db.dataSource)).toBe(expected);
});
