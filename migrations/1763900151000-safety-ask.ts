import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a follower had somebody asked whether they are safe: so that nobody is asked again and again. */
export class SafetyAsk1763900151000 implements MigrationInterface {
  name = 'SafetyAsk1763900151000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE safety_ask (
        follow_id bigint NOT NULL REFERENCES follow ON DELETE CASCADE,
        asked_at timestamptz NOT NULL,
        PRIMARY KEY (follow_id, asked_at)
      );
      CREATE INDEX safety_ask_at ON safety_ask (asked_at)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE safety_ask');
  }
}
