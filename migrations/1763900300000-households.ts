import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a person speaks for when they answer for their household, and which answers did. */
export class Households1763900300000 implements MigrationInterface {
  name = 'Households1763900300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE household_member (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        declarer_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        number smallint NOT NULL CHECK (number BETWEEN 1 AND 8),
        name_sealed bytea NOT NULL,
        person_id bigint REFERENCES person ON DELETE CASCADE,
        status text NOT NULL CHECK (status IN ('no_phone', 'asked', 'accepted', 'refused')),
        code smallint,
        asked_at timestamptz,
        removed_at timestamptz,
        UNIQUE (declarer_id, person_id),
        UNIQUE (person_id, code),
        CHECK (person_id <> declarer_id),
        CHECK ((person_id IS NULL) = (status = 'no_phone') AND (person_id IS NULL) = (code IS NULL))
      );
      CREATE UNIQUE INDEX household_member_number ON household_member (declarer_id, number) WHERE removed_at IS NULL;
      CREATE TABLE household_mark (
        check_in_id bigint NOT NULL REFERENCES check_in ON DELETE CASCADE,
        household_member_id bigint NOT NULL REFERENCES household_member ON DELETE CASCADE,
        PRIMARY KEY (check_in_id, household_member_id)
      );
      CREATE INDEX household_mark_member ON household_mark (household_member_id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE household_mark, household_member');
  }
}
