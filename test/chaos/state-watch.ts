import type { DataSource } from 'typeorm';
import { deliveryStatus } from '../../libs/alerting/delivery';
import { sql, sqlOne } from '../../libs/platform/database/sql';

const { planned, queued, handed, accepted, delivered, seen, failed, opted_out, suppressed, superseded, unknown } =
  deliveryStatus;
const settled = [delivered, seen];
const ended = [failed, opted_out, suppressed, superseded, deliveryStatus.expired_undelivered];
const before = [planned, queued, handed];

/** From a state to one that takes something back; every other step is allowed. */
const backwards = `
  OLD.status = ${seen}
  OR OLD.status = ${delivered} AND NEW.status <> ${seen}
  OR OLD.status = ${accepted} AND NEW.status IN (${[...before, unknown].join(', ')})
  OR OLD.status IN (${ended.join(', ')}) AND NEW.status NOT IN (${settled.join(', ')})
  OR OLD.status = ${unknown} AND NEW.status IN (${before.join(', ')})`;

/** Lets the database of a run note every step of a delivery that goes backwards, at the moment when it happens. */
export async function watchStates(database: DataSource): Promise<void> {
  await sql(
    database,
    'CREATE TABLE chaos_regression (notice_id bigint, person_id bigint, channel int, was int, became int)',
  );
  await sql(
    database,
    `CREATE FUNCTION chaos_note() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       INSERT INTO public.chaos_regression VALUES (NEW.notice_id, NEW.person_id, NEW.channel, OLD.status, NEW.status);
       RETURN NULL;
     END $$`,
  );
  await sql(
    database,
    `CREATE TRIGGER chaos_regression AFTER UPDATE ON delivery FOR EACH ROW
     WHEN (OLD.status <> NEW.status AND (${backwards})) EXECUTE FUNCTION chaos_note()`,
  );
}

export async function regressionsSeen(database: DataSource): Promise<number> {
  return (await sqlOne<{ count: number }>(database, 'SELECT count(*) FROM chaos_regression')).count;
}
