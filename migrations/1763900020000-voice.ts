import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls and what is pressed in them, and the voice messages that people leave for those who follow them. */
export class Voice1763900020000 implements MigrationInterface {
  name = 'Voice1763900020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The id and the step stay, so that the replay of a recorded webhook is known; the rest goes with the person.
      CREATE TABLE voice_call (
        call_sid text PRIMARY KEY,
        person_id bigint REFERENCES person ON DELETE SET NULL,
        step integer NOT NULL,
        incident_id bigint,
        answer text,
        answered_at timestamptz NOT NULL
      );
      CREATE INDEX voice_call_person ON voice_call (person_id);

      -- What lies at the carrier until it is fetched and deleted there. The id stays here too.
      CREATE TABLE voice_recording (
        recording_sid text PRIMARY KEY,
        call_sid text NOT NULL UNIQUE,
        account_sid text NOT NULL,
        person_id bigint REFERENCES person ON DELETE SET NULL,
        incident_id bigint REFERENCES incident,
        seconds smallint NOT NULL,
        recorded_at timestamptz NOT NULL,
        tries smallint NOT NULL DEFAULT 0,
        next_try_at timestamptz DEFAULT clock_timestamp()
      );
      CREATE INDEX voice_recording_due ON voice_recording (next_try_at) WHERE next_try_at IS NOT NULL;
      CREATE INDEX voice_recording_person ON voice_recording (person_id);

      CREATE TABLE voice_message (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        recording_sid text NOT NULL UNIQUE REFERENCES voice_recording,
        person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
        incident_id bigint NOT NULL REFERENCES incident,
        seconds smallint NOT NULL,
        recorded_at timestamptz NOT NULL,
        audio_sealed bytea NOT NULL
      );
      CREATE INDEX voice_message_person ON voice_message (person_id, id);
      CREATE INDEX voice_message_age ON voice_message (recorded_at);

      CREATE FUNCTION forget_call() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.incident_id := NULL;
        NEW.answer := NULL;
        RETURN NEW;
      END $$;
      CREATE TRIGGER voice_call_forget BEFORE UPDATE ON voice_call
        FOR EACH ROW WHEN (NEW.person_id IS NULL) EXECUTE FUNCTION forget_call()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE voice_message, voice_recording, voice_call;
      DROP FUNCTION forget_call`);
  }
}
