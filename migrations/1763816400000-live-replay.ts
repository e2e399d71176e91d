import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what somebody was told while they had no page open: the words that hold now, and news about whom they follow. */
export class LiveReplay1763816400000 implements MigrationInterface {
  name = 'LiveReplay1763816400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX notice_holding ON notice (expires_at)
        WHERE rule IN ('people', 'relatives-outside') AND superseded_at IS NULL;
      CREATE INDEX notice_about ON notice (about_person_id, expires_at) WHERE about_person_id IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX notice_holding, notice_about');
  }
}
