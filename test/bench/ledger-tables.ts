import { type DataSource, EntitySchema } from 'typeorm';
import { insertNotice } from '../../libs/alerting/delivery.store';
import { copyIn } from './copy-in';

/** Of a hundred people, those with a push address; all have a telephone. */
const pushPerHundred = 60;

export interface DeliveryRow {
  noticeId: number;
  channel: number;
  personId: number;
  status: number;
}

/** The table as the idiomatic way maps it. */
export const DeliveryMapping = new EntitySchema<DeliveryRow>({
  name: 'Delivery',
  tableName: 'delivery',
  columns: {
    noticeId: { name: 'notice_id', type: 'bigint', primary: true },
    channel: { type: 'smallint', primary: true },
    personId: { name: 'person_id', type: 'bigint', primary: true },
    status: { type: 'smallint' },
  },
});

/** A person per place, all in the one area of version 1; rows of people, who count for nothing here, are left out. */
export async function loadPeople(database: DataSource, people: number): Promise<void> {
  await database.query(`
    ALTER TABLE person_place DROP CONSTRAINT person_place_person_id_fkey;
    ALTER TABLE push_address DROP CONSTRAINT push_address_person_id_fkey;
    ALTER TABLE alert_version_range DROP CONSTRAINT alert_version_range_version_id_fkey;
    INSERT INTO alert_version_range VALUES (1, 1, 1000);`);
  await database.query(
    `INSERT INTO person_place (person_id, slot, kind, cell) SELECT id, 1, 'home', 1 + id % 1000 FROM generate_series(1, $1::int) id`,
    [people],
  );
  await database.query(
    `INSERT INTO push_address (person_id, endpoint_index, address_sealed)
     SELECT id, int8send(id), '' FROM generate_series(1, $1::int) id WHERE id % 100 < $2`,
    [people, pushPerHundred],
  );
  await database.query('VACUUM ANALYZE');
}

export const deliveriesOf = (people: number): number =>
  people + Math.floor(people / 100) * pushPerHundred + Math.min(people % 100, pushPerHundred - 1);

let events = 0;

export function insertBareNotice(database: DataSource): Promise<number> {
  const now = Date.now();
  return database.transaction((tx) =>
    insertNotice(tx, {
      eventId: ++events,
      rule: 'people',
      lane: 1,
      class: 'alerts',
      mode: 'Actual',
      templateSealed: Buffer.alloc(0),
      mayRepeat: true,
      frozenAt: new Date(now),
      expiresAt: new Date(now + 3_600_000),
    }),
  );
}

/** The same rows in the same order as ours, by the fastest way that there is. */
export async function copyDeliveries(database: DataSource, noticeId: number, people: number): Promise<void> {
  await copyIn(database, 'COPY delivery (notice_id, channel, person_id) FROM STDIN', rows(noticeId, people));
}

function* rows(noticeId: number, people: number): Iterable<string> {
  for (let id = 1; id <= people; id++) if (id % 100 < pushPerHundred) yield `${noticeId}\t1\t${id}\n`;
  for (let id = 1; id <= people; id++) yield `${noticeId}\t3\t${id}\n`;
}
