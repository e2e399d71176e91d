import { createTestDatabase } from '../../../test/world/test-database';
import { assertDurable } from './durability';

test('the fast server of the tests is refused, and every fault is named', async () => {
  await using database = await createTestDatabase();
  const refusal = expect(assertDurable(database.dataSource)).rejects;
  await refusal.toThrow(/fsync is off[^]*full_page_writes is off[^]*synchronous_commit is off/);
});
