import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTestDatabase } from '../../../test/world/test-database';
import { migrate } from './migrate';

class CreateNote4000000000000 implements MigrationInterface {
  name = 'CreateNote4000000000000';
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create table note (text text)');
    await queryRunner.query(`insert into note values ('once')`);
  }
  async down(): Promise<void> {}
}

class IndexNote4000000000001 implements MigrationInterface {
  name = 'IndexNote4000000000001';
  transaction = false;
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create index concurrently note_text on note (text)');
  }
  async down(): Promise<void> {}
}

class Broken4000000000002 implements MigrationInterface {
  name = 'Broken4000000000002';
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create table half_made (id int)');
    await queryRunner.query('select no_such_thing()');
  }
  async down(): Promise<void> {}
}

class LockNote4000000000003 implements MigrationInterface {
  name = 'LockNote4000000000003';
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table note add column author text');
  }
  async down(): Promise<void> {}
}

test('nodes that boot together migrate once, indexes built beside running queries included', async () => {
  await using database = await createTestDatabase();
  const nodes = [1, 2, 3].map(() => migrate(database.dataSource, [CreateNote4000000000000, IndexNote4000000000001]));
  await Promise.all(nodes);
  expect(await database.dataSource.query('select text from note')).toEqual([{ text: 'once' }]);
});

test('a migration that fails leaves nothing behind and lets the next node try', async () => {
  await using database = await createTestDatabase();
  await expect(migrate(database.dataSource, [Broken4000000000002])).rejects.toThrow(/no_such_thing/);
  expect(await database.dataSource.query(`select to_regclass('half_made') as found`)).toEqual([{ found: null }]);
  await migrate(database.dataSource, [CreateNote4000000000000]);
});

test('a migration gives up rather than block a table that is in use', async () => {
  await using database = await createTestDatabase();
  await migrate(database.dataSource, [CreateNote4000000000000]);
  const reader = database.dataSource.createQueryRunner();
  await reader.startTransaction();
  await reader.query('select * from note');
  await expect(migrate(database.dataSource, [LockNote4000000000003])).rejects.toThrow(/lock timeout/);
  await reader.rollbackTransaction();
  await reader.release();
}, 20_000);
