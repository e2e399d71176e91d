import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a caller without a phone of theirs has asked through an officer stands in one table with what followers ask. */
export class HotlineAsk1763900440000 implements MigrationInterface {
  name = 'HotlineAsk1763900440000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE safety_ask
        DROP CONSTRAINT safety_ask_pkey,
        ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        ALTER COLUMN follow_id DROP NOT NULL,
        ADD COLUMN followed_id bigint REFERENCES person ON DELETE CASCADE,
        ADD COLUMN caller_index bytea,
        ADD COLUMN caller_sealed bytea,
        ADD CHECK ((follow_id IS NULL) = (followed_id IS NOT NULL)),
        ADD CHECK ((followed_id IS NULL) = (caller_index IS NULL)),
        ADD CHECK ((followed_id IS NULL) = (caller_sealed IS NULL));
      CREATE INDEX safety_ask_follow ON safety_ask (follow_id);
      CREATE INDEX safety_ask_followed ON safety_ask (followed_id) WHERE followed_id IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM safety_ask WHERE follow_id IS NULL;
      DROP INDEX safety_ask_followed, safety_ask_follow;
      ALTER TABLE safety_ask
        DROP COLUMN caller_sealed, DROP COLUMN caller_index, DROP COLUMN followed_id, DROP COLUMN id,
        ADD PRIMARY KEY (follow_id, asked_at)`);
  }
}
