import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages that break again and again come to rest, canaries fly, and workers tell what they know of their carriers. */
export class Operations1763900050000 implements MigrationInterface {
  name = 'Operations1763900050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE delivery_page ADD tries smallint NOT NULL DEFAULT 0, ADD fault text, ADD dead_at timestamptz;
      CREATE INDEX delivery_page_troubled ON delivery_page (id) WHERE done_at IS NULL AND tries > 1;
      CREATE INDEX outbox_troubled ON outbox (id) WHERE handled_at IS NULL AND tries >= 5;

      CREATE TABLE canary (
        event_id bigint PRIMARY KEY,
        due_at timestamptz NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX canary_due ON canary (due_at);

      CREATE TABLE carrier_report (
        worker uuid PRIMARY KEY,
        reported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        report jsonb NOT NULL
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE carrier_report, canary;
      DROP INDEX delivery_page_troubled, outbox_troubled;
      ALTER TABLE delivery_page DROP tries, DROP fault, DROP dead_at`);
  }
}
