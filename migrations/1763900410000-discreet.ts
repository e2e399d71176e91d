import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People whose phone must give nothing away (docs/adr/0036-a-phone-that-gives-nothing-away.md). */
export class Discreet1763900410000 implements MigrationInterface {
  name = 'Discreet1763900410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE person ADD COLUMN is_discreet boolean NOT NULL DEFAULT false`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE person DROP COLUMN is_discreet');
  }
}
