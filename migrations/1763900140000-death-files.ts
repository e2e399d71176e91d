import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files by which two liaison officers establish that somebody has died (docs/adr/0026-on-behalf.md). */
export class DeathFiles1763900140000 implements MigrationInterface {
  name = 'DeathFiles1763900140000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE death_file (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        public_id uuid NOT NULL UNIQUE,
        incident_id bigint NOT NULL REFERENCES incident,
        person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        status text NOT NULL CHECK (status IN ('open', 'confirmed', 'rejected')),
        reason_sealed bytea NOT NULL,
        opened_by bigint NOT NULL REFERENCES officer,
        opened_at timestamptz NOT NULL,
        decided_by bigint REFERENCES officer,
        decided_at timestamptz,
        CHECK ((status = 'open') = (decided_by IS NULL AND decided_at IS NULL)),
        CHECK (status <> 'confirmed' OR decided_by <> opened_by)
      );
      CREATE UNIQUE INDEX death_file_standing ON death_file (person_id) WHERE status <> 'rejected';
      CREATE INDEX death_file_incident ON death_file (incident_id);
      CREATE INDEX death_file_person ON death_file (person_id);
      CREATE TRIGGER death_file_decided_once BEFORE UPDATE ON death_file FOR EACH ROW
        WHEN (OLD.status <> 'open') EXECUTE FUNCTION refuse_change();`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE death_file;');
  }
}
