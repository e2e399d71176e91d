import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who says what of whom, since when, and what counts of it. */
export class Answers1763900030000 implements MigrationInterface {
  name = 'Answers1763900030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [reports, current, overlays, duress]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE duress, duress_word, check_in_overlay;
      DELETE FROM current_check_in WHERE check_in_id IS NULL;
      ALTER TABLE current_check_in DROP COLUMN is_conflicting, DROP COLUMN is_challenged, DROP COLUMN is_mixed,
        DROP COLUMN said_at, DROP COLUMN source, DROP COLUMN verified,
        ALTER COLUMN check_in_id SET NOT NULL, ALTER COLUMN answer SET NOT NULL, ALTER COLUMN recorded_at SET NOT NULL;
      DROP TRIGGER check_in_append_only ON check_in;
      ALTER TABLE check_in DROP COLUMN public_id, DROP COLUMN said_at, DROP COLUMN said_at_adjusted, DROP COLUMN relation,
        DROP COLUMN had_contact, DROP COLUMN reported_by, DROP COLUMN agency_id, DROP COLUMN roster_id,
        DROP CONSTRAINT check_in_source_check;
      ALTER TABLE check_in ADD CONSTRAINT check_in_source_check CHECK (source IN ('sms', 'page')) NOT VALID;
      CREATE TRIGGER check_in_append_only BEFORE UPDATE ON check_in FOR EACH ROW EXECUTE FUNCTION refuse_change();`);
  }
}

const reports = `
  DROP TRIGGER check_in_append_only ON check_in;
  ALTER TABLE check_in DROP CONSTRAINT IF EXISTS check_in_source_check;
  ALTER TABLE check_in
    ADD COLUMN public_id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN said_at timestamptz,
    ADD COLUMN said_at_adjusted boolean NOT NULL DEFAULT false,
    ADD COLUMN relation text,
    ADD COLUMN had_contact boolean,
    ADD COLUMN reported_by bigint REFERENCES person ON DELETE SET NULL,
    ADD COLUMN agency_id bigint REFERENCES agency,
    ADD COLUMN roster_id bigint,
    ADD CONSTRAINT check_in_source_check CHECK
      (source IN ('sms', 'page', 'push', 'voice', 'link', 'roster', 'on_behalf', 'import')),
    ADD CONSTRAINT check_in_relation_check CHECK
      (relation IN ('partner', 'family', 'friend', 'neighbour', 'colleague', 'carer', 'other')),
    ADD CONSTRAINT check_in_contact_check CHECK (had_contact IS NULL OR source = 'on_behalf');
  UPDATE check_in SET said_at = recorded_at;
  ALTER TABLE check_in ALTER COLUMN said_at SET NOT NULL;
  CREATE INDEX check_in_reporter ON check_in (reported_by) WHERE reported_by IS NOT NULL;
  -- Only who reported it may be forgotten, with that person.
  CREATE TRIGGER check_in_append_only BEFORE UPDATE ON check_in FOR EACH ROW
    WHEN (to_jsonb(OLD) - 'reported_by' IS DISTINCT FROM to_jsonb(NEW) - 'reported_by' OR NEW.reported_by IS NOT NULL)
    EXECUTE FUNCTION refuse_change();`;

const current = `
  ALTER TABLE current_check_in
    ADD COLUMN said_at timestamptz,
    ADD COLUMN source text,
    ADD COLUMN verified boolean,
    ADD COLUMN is_mixed boolean NOT NULL DEFAULT false,
    ADD COLUMN is_challenged boolean NOT NULL DEFAULT false,
    ALTER COLUMN check_in_id DROP NOT NULL,
    ALTER COLUMN answer DROP NOT NULL,
    ALTER COLUMN recorded_at DROP NOT NULL;
  UPDATE current_check_in SET said_at = check_in.said_at, source = check_in.source, verified = check_in.verified
    FROM check_in WHERE check_in.id = check_in_id;
  -- A call for help that somebody unproven takes back is a conflict too: a sender's number can be forged.
  ALTER TABLE current_check_in ADD COLUMN is_conflicting boolean GENERATED ALWAYS AS
    (is_challenged OR coalesce(NOT verified AND answer <> 'need_help' AND help_asked_at IS NOT NULL, false)) STORED;`;

const overlays = `
  CREATE TABLE check_in_overlay (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    check_in_id bigint NOT NULL REFERENCES check_in ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('disputed', 'corrected')),
    recorded_at timestamptz NOT NULL,
    UNIQUE (check_in_id, kind)
  );
  CREATE TRIGGER check_in_overlay_append_only BEFORE UPDATE ON check_in_overlay
    FOR EACH ROW EXECUTE FUNCTION refuse_change();`;

const duress = `
  CREATE TABLE duress_word (
    person_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    word_index bytea NOT NULL
  );
  CREATE TABLE duress (
    check_in_id bigint PRIMARY KEY REFERENCES check_in ON DELETE CASCADE,
    raised_at timestamptz NOT NULL
  );`;
