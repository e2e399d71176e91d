import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens next to those who stay silent (docs/adr/0017-the-ladder.md): timers, who was asked, who may be told instead. */
export class Ladder1763900010000 implements MigrationInterface {
  name = 'Ladder1763900010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE rung (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        notice_id bigint NOT NULL REFERENCES notice,
        step text NOT NULL CHECK (step IN ('sms', 'voice', 'proxy', 'reminder', 'again')),
        channel smallint NOT NULL,
        page integer NOT NULL,
        person_from bigint NOT NULL,
        person_to bigint NOT NULL,
        after_seconds integer NOT NULL,
        due_at timestamptz NOT NULL,
        started_at timestamptz,
        done_at timestamptz,
        UNIQUE (notice_id, channel, page, step)
      );
      CREATE INDEX rung_open ON rung (step, due_at) WHERE done_at IS NULL;

      CREATE TABLE prompt (
        incident_id bigint NOT NULL REFERENCES incident,
        person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        asked_at timestamptz NOT NULL,
        PRIMARY KEY (incident_id, person_id)
      );
      CREATE INDEX prompt_person ON prompt (person_id);

      CREATE TABLE proxy (
        person_id bigint PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        follow_id bigint NOT NULL UNIQUE REFERENCES follow ON DELETE CASCADE,
        chosen_at timestamptz NOT NULL
      );

      CREATE TABLE push_hearing (
        district bigint PRIMARY KEY,
        handed integer NOT NULL,
        confirmed integer NOT NULL,
        measured_at timestamptz NOT NULL
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE push_hearing, proxy, prompt, rung');
  }
}
