import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What counts is written with its report and forgotten with its person: a foreign key to the report would only cost a
 * look-up for each answer, and a scan of the whole table for each report that is deleted.
 */
export class CurrentCheckIn1763900031000 implements MigrationInterface {
  name = 'CurrentCheckIn1763900031000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE current_check_in DROP CONSTRAINT current_check_in_check_in_id_fkey;
      ALTER TABLE current_check_in SET (fillfactor = 70);`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE current_check_in RESET (fillfactor);
      ALTER TABLE current_check_in ADD CONSTRAINT current_check_in_check_in_id_fkey
        FOREIGN KEY (check_in_id) REFERENCES check_in ON DELETE CASCADE;`);
  }
}
