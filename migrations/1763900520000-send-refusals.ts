import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approved messages that were not sent, because their ground or their words were lost on the way. */
export class SendRefusals1763900520000 implements MigrationInterface {
  name = 'SendRefusals1763900520000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE send_refusal (
        version_id bigint NOT NULL REFERENCES alert_version,
        audience text NOT NULL CHECK (audience IN ('people', 'relatives')),
        refusal jsonb NOT NULL,
        refused_at timestamptz NOT NULL,
        PRIMARY KEY (version_id, audience)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE send_refusal');
  }
}
