import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls for help that officers take (docs/adr/0025-the-triage-desk.md), and cells that are paused. */
export class Triage1763900130000 implements MigrationInterface {
  name = 'Triage1763900130000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [tickets, paused]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX current_check_in_absent;
      DROP TABLE paused_cell, help_act, help_ticket;`);
  }
}

const tickets = `
  CREATE TABLE help_ticket (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    incident_id bigint NOT NULL REFERENCES incident,
    person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
    status text NOT NULL CHECK (status IN ('open', 'claimed', 'handed_to_112', 'unreachable', 'resolved')),
    -- Why it is open: somebody asks for help, answers contradict each other, a word for duress was said.
    is_call boolean NOT NULL,
    is_conflict boolean NOT NULL,
    is_duress boolean NOT NULL,
    is_verified boolean NOT NULL,
    -- The person asked, not somebody on their behalf: they hear that their call was taken.
    is_own boolean NOT NULL,
    opened_at timestamptz NOT NULL,
    held_by bigint REFERENCES officer,
    held_since timestamptz,
    held_until timestamptz,
    tries smallint NOT NULL DEFAULT 0,
    due_at timestamptz,
    told_at timestamptz,
    UNIQUE (incident_id, person_id),
    CHECK ((status = 'claimed') = (held_by IS NOT NULL AND held_since IS NOT NULL AND held_until IS NOT NULL)),
    CHECK ((status = 'unreachable') = (due_at IS NOT NULL))
  );
  CREATE INDEX help_ticket_person ON help_ticket (person_id);

  CREATE TABLE help_act (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id bigint NOT NULL REFERENCES help_ticket ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('asked', 'conflicted', 'duress', 'reopened', 'claimed', 'lapsed', 'released',
      'handed_over', 'unreachable', 'resolved', 'revealed')),
    officer_id bigint REFERENCES officer,
    at timestamptz NOT NULL,
    -- What an officer typed: a reason, or the number that the 112 gave.
    words_sealed bytea
  );
  CREATE INDEX help_act_ticket ON help_act (ticket_id, id);
  CREATE TRIGGER help_act_append_only BEFORE UPDATE ON help_act FOR EACH ROW EXECUTE FUNCTION refuse_change();`;

const paused = `
  CREATE INDEX current_check_in_absent ON current_check_in (incident_id, person_id) WHERE answer = 'not_in_area';

  CREATE TABLE paused_cell (
    incident_id bigint NOT NULL REFERENCES incident,
    -- H3, resolution 7.
    cell bigint NOT NULL,
    paused_at timestamptz NOT NULL,
    resumed_at timestamptz,
    -- By hand; null when the answers said so.
    resumed_by bigint REFERENCES officer,
    PRIMARY KEY (incident_id, cell)
  );`;
