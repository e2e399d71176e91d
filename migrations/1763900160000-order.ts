import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * However much waits, what is due is found lane by lane, and what is on offer is counted (docs/adr/0029-order-of-departure.md).
 * Texts whose outcome is unknown are looked for among millions of receipts.
 */
export class Order1763900160000 implements MigrationInterface {
  name = 'Order1763900160000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX delivery_page_due ON delivery_page (lane, channel, due_at) WHERE done_at IS NULL AND people IS NULL;
      CREATE INDEX delivery_page_offered ON delivery_page (lane, channel) WHERE done_at IS NULL AND offered_at IS NOT NULL;
      CREATE INDEX receipt_uncertain_sms ON receipt (id) WHERE status = 15 AND channel = 3`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX delivery_page_due, delivery_page_offered, receipt_uncertain_sms');
  }
}
