import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People under age, and who consents for them. A code to the guardian's phone makes them one. */
export class Guardianship1763900430000 implements MigrationInterface {
  name = 'Guardianship1763900430000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE guardianship (
        minor_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        adult_on date NOT NULL,
        guardian_id bigint REFERENCES person ON DELETE SET NULL,
        CHECK (guardian_id <> minor_id)
      );
      CREATE INDEX guardianship_guardian ON guardianship (guardian_id);

      CREATE TABLE guardian_code (
        minor_id bigint PRIMARY KEY REFERENCES guardianship ON DELETE CASCADE,
        candidate_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        code_hash text NOT NULL,
        code_sealed bytea NOT NULL,
        tries smallint NOT NULL DEFAULT 0,
        expires_at timestamptz NOT NULL,
        CHECK (candidate_id <> minor_id)
      );
      CREATE INDEX guardian_code_candidate ON guardian_code (candidate_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE guardian_code, guardianship');
  }
}
