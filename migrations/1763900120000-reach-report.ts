import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom an alert reached, by commune (docs/adr/0024-reach-by-commune.md). `reach_place` and `reach_frozen` are unlogged:
 * they are worked out again from the deliveries after a crash, and the snapshots, which are kept, hold no persons.
 */
export class ReachReport1763900120000 implements MigrationInterface {
  name = 'ReachReport1763900120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [communes, places, snapshots]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE reach_snapshot_channel, reach_snapshot_commune, reach_snapshot;
      DROP TRIGGER person_forget_reach ON person;
      DROP FUNCTION forget_reach;
      DROP TABLE reach_place, reach_frozen, commune_cell;
      DROP INDEX alert_version_sent;`);
  }
}

const communes = `
  CREATE TABLE commune_cell (
    cell bigint PRIMARY KEY,
    code text NOT NULL REFERENCES commune_outline ON DELETE CASCADE
  );
  CREATE INDEX commune_cell_code ON commune_cell (code);`;

const places = `
  CREATE INDEX alert_version_sent ON alert_version (sent_at) WHERE status = 'published';

  CREATE UNLOGGED TABLE reach_frozen (
    notice_id bigint PRIMARY KEY,
    version_id bigint NOT NULL
  );
  CREATE INDEX reach_frozen_version ON reach_frozen (version_id);

  CREATE UNLOGGED TABLE reach_place (
    version_id bigint NOT NULL,
    person_id bigint NOT NULL,
    place text NOT NULL,
    PRIMARY KEY (version_id, person_id)
  );

  -- A foreign key would ask for each of a million people whether they exist.
  CREATE FUNCTION forget_reach() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM reach_place USING (SELECT DISTINCT version_id FROM reach_frozen) frozen
    WHERE reach_place.version_id = frozen.version_id AND reach_place.person_id = OLD.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER person_forget_reach AFTER DELETE ON person FOR EACH ROW EXECUTE FUNCTION forget_reach();`;

const snapshots = `
  CREATE TABLE reach_snapshot (
    version_id bigint NOT NULL REFERENCES alert_version,
    -- After the version was sent; 0 is the last one, made when the incident is closed.
    minute smallint NOT NULL CHECK (minute IN (0, 1, 5, 15, 60)),
    taken_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, minute)
  );

  CREATE TABLE reach_snapshot_commune (
    version_id bigint NOT NULL,
    minute smallint NOT NULL,
    -- An INSEE code, "h3:…" for a sector without an outline, or empty for elsewhere.
    place text NOT NULL,
    people integer NOT NULL,
    handed_off integer NOT NULL,
    accepted integer NOT NULL,
    confirmed integer NOT NULL,
    answered integer NOT NULL,
    unreached integer NOT NULL,
    -- How many gave each answer, whether the alert was addressed to them or not.
    answers jsonb NOT NULL,
    open_calls integer NOT NULL,
    PRIMARY KEY (version_id, minute, place),
    FOREIGN KEY (version_id, minute) REFERENCES reach_snapshot
  );

  CREATE TABLE reach_snapshot_channel (
    version_id bigint NOT NULL,
    minute smallint NOT NULL,
    place text NOT NULL,
    channel smallint NOT NULL,
    people integer NOT NULL,
    handed_off integer NOT NULL,
    accepted integer NOT NULL,
    confirmed integer NOT NULL,
    waiting integer NOT NULL,
    failed integer NOT NULL,
    unknown integer NOT NULL,
    expired integer NOT NULL,
    opted_out integer NOT NULL,
    superseded integer NOT NULL,
    PRIMARY KEY (version_id, minute, place, channel),
    FOREIGN KEY (version_id, minute, place) REFERENCES reach_snapshot_commune
  );
  CREATE TRIGGER reach_snapshot_append_only BEFORE UPDATE OR DELETE ON reach_snapshot
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER reach_snapshot_commune_append_only BEFORE UPDATE OR DELETE ON reach_snapshot_commune
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER reach_snapshot_channel_append_only BEFORE UPDATE OR DELETE ON reach_snapshot_channel
    FOR EACH ROW EXECUTE FUNCTION refuse_change();`;
