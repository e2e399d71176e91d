import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may look up how somebody is. Without a row: those who follow by consent. */
export class Visibility1763900420000 implements MigrationInterface {
  name = 'Visibility1763900420000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE visibility (
        person_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        level text NOT NULL CHECK (level IN ('nobody', 'followers', 'code', 'public')),
        changed_at timestamptz NOT NULL,
        code_index bytea UNIQUE,
        code_sealed bytea,
        CHECK ((code_index IS NULL) = (code_sealed IS NULL))
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE visibility');
  }
}
