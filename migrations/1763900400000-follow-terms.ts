import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A consent may sleep until an incident, be paused, and end by itself (docs/adr/0035-consent-has-a-term.md). */
export class FollowTerms1763900400000 implements MigrationInterface {
  name = 'FollowTerms1763900400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE follow
        ADD COLUMN agreed_until timestamptz,
        ADD COLUMN paused_at timestamptz,
        ADD COLUMN ends_at timestamptz,
        DROP CONSTRAINT follow_status_check,
        ADD CONSTRAINT follow_status_check CHECK (status IN
          ('requested', 'accepted', 'refused', 'revoked', 'blocked', 'paused', 'pre_agreed')) NOT VALID,
        ADD CONSTRAINT follow_agreed_check CHECK (status <> 'pre_agreed' OR agreed_until IS NOT NULL) NOT VALID;
      ALTER TABLE follow VALIDATE CONSTRAINT follow_status_check;
      ALTER TABLE follow VALIDATE CONSTRAINT follow_agreed_check;
      CREATE INDEX follow_sleeping ON follow (followed_id) WHERE status = 'pre_agreed';
      CREATE INDEX follow_ending ON follow (ends_at) WHERE ends_at IS NOT NULL;

      -- Ended incidents after which the follows of those whom they concerned have been given their term.
      CREATE TABLE follow_term (
        incident_id bigint PRIMARY KEY REFERENCES incident,
        set_at timestamptz NOT NULL
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE follow_term;
      DROP INDEX follow_ending, follow_sleeping;
      UPDATE follow SET status = 'revoked' WHERE status IN ('paused', 'pre_agreed');
      ALTER TABLE follow
        DROP CONSTRAINT follow_agreed_check,
        DROP CONSTRAINT follow_status_check,
        ADD CONSTRAINT follow_status_check CHECK (status IN ('requested', 'accepted', 'refused', 'revoked', 'blocked')),
        DROP COLUMN ends_at, DROP COLUMN paused_at, DROP COLUMN agreed_until`);
  }
}
