import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schools and hospitals whom an agency has verified, and the lists of people present that they send. */
export class Rosters1763900310000 implements MigrationInterface {
  name = 'Rosters1763900310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE organisation (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        agency_id bigint NOT NULL REFERENCES agency,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('school', 'hospital', 'other')),
        declared_by bigint NOT NULL REFERENCES officer,
        declared_at timestamptz NOT NULL,
        verified_by bigint REFERENCES officer,
        verified_at timestamptz,
        key_hash bytea UNIQUE,
        CHECK ((verified_by IS NULL) = (key_hash IS NULL) AND (verified_by IS NULL) = (verified_at IS NULL)),
        UNIQUE (agency_id, name)
      );
      CREATE TABLE roster (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        organisation_id bigint NOT NULL REFERENCES organisation,
        incident_id bigint NOT NULL REFERENCES incident,
        uploaded_at timestamptz NOT NULL,
        finished_at timestamptz,
        rows_total integer NOT NULL,
        rows_done integer NOT NULL DEFAULT 0,
        taken integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        refused integer NOT NULL DEFAULT 0
      );
      CREATE INDEX roster_organisation ON roster (organisation_id, incident_id);
      CREATE TABLE roster_chunk (
        roster_id bigint NOT NULL REFERENCES roster ON DELETE CASCADE,
        position integer NOT NULL,
        rows_sealed bytea NOT NULL,
        PRIMARY KEY (roster_id, position)
      );
      CREATE TABLE roster_fault (
        roster_id bigint NOT NULL REFERENCES roster ON DELETE CASCADE,
        line integer NOT NULL,
        kind text NOT NULL,
        PRIMARY KEY (roster_id, line)
      );
      CREATE INDEX check_in_roster ON check_in (roster_id, person_id) WHERE roster_id IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX check_in_roster;
      DROP TABLE roster_fault, roster_chunk, roster, organisation`);
  }
}
