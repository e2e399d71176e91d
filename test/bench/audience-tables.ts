import type { DataSource } from 'typeorm';
import { type Area } from '../../libs/geo/area';
import { cover } from '../../libs/geo/cover';
import { copyIn } from './copy-in';
import type { StoredPlaces } from './stored-places';

/** The service's own table. The places stand without their persons: no query of the bench reads those. */
export async function loadPersonPlace(database: DataSource, places: StoredPlaces): Promise<void> {
  await database.query('ALTER TABLE person_place DROP CONSTRAINT person_place_person_id_fkey');
  await database.query('DROP INDEX person_place_cell');
  const row = (i: number) =>
    `${places.personId[i]}\t${places.slot[i]}\thome\t${places.cell[i]}\t${expiry(places, i)}\n`;
  await copyIn(
    database,
    'COPY person_place (person_id, slot, kind, cell, expires_at) FROM STDIN',
    rows(places.count, row),
  );
  await database.query('CREATE INDEX person_place_cell ON person_place (cell, person_id) INCLUDE (expires_at)');
  await database.query('VACUUM ANALYZE person_place');
}

/** PostgreSQL's own points with its own index for them. */
export async function loadPoints(database: DataSource, places: StoredPlaces): Promise<void> {
  await database.query('CREATE TABLE place_point (person_id bigint, location point, expires_at timestamptz)');
  const row = (i: number) =>
    `${places.personId[i]}\t(${places.longitude[i]},${places.latitude[i]})\t${expiry(places, i)}\n`;
  await copyIn(database, 'COPY place_point FROM STDIN', rows(places.count, row));
  await database.query('CREATE INDEX place_point_location ON place_point USING gist (location)');
  await database.query('VACUUM ANALYZE place_point');
}

/** PostGIS's geometries, on a server that has it. */
export async function loadGeometries(database: DataSource, places: StoredPlaces): Promise<void> {
  await database.query(
    'CREATE TEMPORARY TABLE place_geometry (person_id bigint, location geometry, expires_at timestamptz)',
  );
  const row = (i: number) =>
    `${places.personId[i]}\tSRID=4326;POINT(${places.longitude[i]} ${places.latitude[i]})\t${expiry(places, i)}\n`;
  await copyIn(database, 'COPY place_geometry FROM STDIN', rows(places.count, row));
  await database.query('CREATE INDEX place_geometry_location ON place_geometry USING gist (location)');
  await database.query('VACUUM ANALYZE place_geometry');
}

/** Publishes an area as far as the audience's query reads it. */
export async function loadRanges(database: DataSource, versionId: number, area: Area): Promise<void> {
  await database.query('ALTER TABLE alert_version_range DROP CONSTRAINT IF EXISTS alert_version_range_version_id_fkey');
  const ranges = cover(area);
  await database.query(
    `INSERT INTO alert_version_range SELECT $1, lo::bigint, hi::bigint FROM unnest($2::text[], $3::text[]) AS r (lo, hi)`,
    [versionId, ranges.map(({ from }) => String(from)), ranges.map(({ to }) => String(to))],
  );
  await database.query('VACUUM ANALYZE alert_version_range');
}

function* rows(count: number, row: (i: number) => string): Iterable<string> {
  for (let i = 0; i < count; i++) yield row(i);
}

const expiry = ({ isExpired }: StoredPlaces, i: number): string => (isExpired[i] ? '2000-01-01' : '\\N');
