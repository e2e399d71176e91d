import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An audience is frozen as whole pages, whose deliveries are written afterwards (docs/adr/0021-folded-pages.md). Every
 * delivery is written for a notice of the same transaction or for a page that names it: to look the notice up again for
 * each of a million rows, and to lock it each time, was a third of the cost.
 */
export class FanOut1763900060000 implements MigrationInterface {
  name = 'FanOut1763900060000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE delivery DROP CONSTRAINT delivery_notice_id_fkey;
      ALTER TABLE delivery_page ADD COLUMN people bigint[];
      ALTER TABLE delivery_page ALTER people SET STORAGE EXTERNAL;
      CREATE INDEX delivery_page_folded ON delivery_page (lane, id) WHERE people IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX delivery_page_folded;
      ALTER TABLE delivery_page DROP COLUMN people;
      ALTER TABLE delivery ADD FOREIGN KEY (notice_id) REFERENCES notice`);
  }
}
