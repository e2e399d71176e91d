import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who put their name to an alert, which ground was approved, and from which number a person wants nothing more. */
export class Correction1763900080000 implements MigrationInterface {
  name = 'Correction1763900080000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [optOuts, versions, approvals, guards]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER alert_version_approved ON alert_version;
      DROP TABLE alert_approval;
      DROP FUNCTION check_approval, check_publication;
      ALTER TABLE alert_version DROP COLUMN range_hash, DROP COLUMN approvals_needed;
      ALTER TABLE opt_out DROP COLUMN number;`);
  }
}

/** The number of ours at which the carrier refuses: a START there lifts it. */
const optOuts = `ALTER TABLE opt_out ADD COLUMN number text`;

const versions = `
  ALTER TABLE alert_version
    ADD COLUMN range_hash bytea,
    ADD COLUMN approvals_needed smallint NOT NULL DEFAULT 1 CHECK (approvals_needed IN (1, 2));
  UPDATE alert_version SET range_hash = ranges.hash FROM (
    SELECT version_id, sha256(string_agg(from_cell || '-' || to_cell, ',' ORDER BY from_cell)::bytea) AS hash
    FROM alert_version_range GROUP BY version_id) ranges
  WHERE ranges.version_id = alert_version.id`;

const approvals = `
  CREATE TABLE alert_approval (
    version_id bigint NOT NULL REFERENCES alert_version,
    officer_id bigint NOT NULL REFERENCES officer,
    content_hash bytea NOT NULL,
    people bigint NOT NULL,
    approved_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, officer_id)
  )`;

/** What no code may get wrong: nobody approves their own words, and nothing goes out with too few names to it. */
const guards = `
  CREATE FUNCTION check_approval() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM alert_version
      WHERE id = NEW.version_id AND status = 'pending' AND content_hash = NEW.content_hash
        AND (mode <> 'Actual' OR author_id <> NEW.officer_id AND NOT NEW.officer_id = ANY (editors))) THEN
      RAISE EXCEPTION 'officer % may not approve version %', NEW.officer_id, NEW.version_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER alert_approval_allowed BEFORE INSERT OR UPDATE ON alert_approval
    FOR EACH ROW EXECUTE FUNCTION check_approval();

  CREATE FUNCTION check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT count(*) FROM alert_approval WHERE version_id = NEW.id AND content_hash = NEW.content_hash) < NEW.approvals_needed THEN
      RAISE EXCEPTION 'version % has fewer than % approvals', NEW.id, NEW.approvals_needed USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER alert_version_approved BEFORE UPDATE ON alert_version
    FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published' AND NEW.message_type <> 'Cancel')
    EXECUTE FUNCTION check_publication()`;
