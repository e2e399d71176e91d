import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After 90 days counts are kept of deliveries, and nothing else (docs/adr/0037-the-ledger-forgets.md). */
export class LedgerPurge1763900510000 implements MigrationInterface {
  name = 'LedgerPurge1763900510000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE notice ADD purged_at timestamptz;
      CREATE INDEX notice_unpurged ON notice (expires_at) WHERE purged_at IS NULL;
      CREATE INDEX delivery_page_done ON delivery_page (done_at) WHERE done_at IS NOT NULL;

      CREATE TABLE delivery_count (
        -- On which the audience was frozen, UTC.
        day date NOT NULL,
        class text NOT NULL,
        mode text NOT NULL,
        channel smallint NOT NULL,
        status smallint NOT NULL,
        deliveries bigint NOT NULL,
        PRIMARY KEY (day, class, mode, channel, status)
      );

      CREATE TABLE ledger_purge (
        day date PRIMARY KEY,
        deliveries bigint NOT NULL,
        receipts bigint NOT NULL,
        notices bigint NOT NULL,
        pages bigint NOT NULL,
        proven_at timestamptz
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE ledger_purge, delivery_count;
      DROP INDEX delivery_page_done, notice_unpurged;
      ALTER TABLE notice DROP purged_at`);
  }
}
