import { DataSource } from 'typeorm';
import { countPeopleInArea, peopleInArea } from '../../libs/alerting/audience.queries';
import type { Area } from '../../libs/geo/area';
import { cover } from '../../libs/geo/cover';
import type { Position } from '../../libs/geo/geojson';
import type { VersionId } from '../../libs/incidents/incident';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import { alternate, median, millisecondsOf } from './alternate';
import { loadGeometries, loadPersonPlace, loadPoints, loadRanges } from './audience-tables';
import { judgeAudience } from './audience-truth';
import type { Bench, Figures, Findings, Size } from './bench';
import { openBenchDatabase } from './bench-database';
import { makeOutline } from './outline';
import { seeded } from './seeded';
import { makePlaces, type StoredPlaces } from './stored-places';

const metropolis: Position = [2.35, 48.86];
const places = { whole: 5_000_000, quick: 50_000 };

/** Of the size and with the vertices of a great city, its département and a nation; an author may draw 2,000. */
function makeAreas(): Record<'city' | 'département' | 'nation', Area> {
  const random = seeded(1);
  return {
    city: makeOutline({ centre: metropolis, radiusMetres: 8_000, vertices: 400, roughness: 0.3 }, random),
    département: makeOutline({ centre: metropolis, radiusMetres: 45_000, vertices: 1_000, roughness: 0.3 }, random),
    nation: makeOutline({ centre: [2.5, 46.6], radiusMetres: 480_000, vertices: 2_000, roughness: 0.3 }, random),
  };
}

export const bench: Bench = {
  title: 'Audience: how many people have a place in this area, each counted once?',
  goals: { vsNativeGist: { atLeast: 4 }, vsPostgis: { atLeast: 4 }, nationCoverMs: { atMost: 1000 } },
  run,
};

async function run(size: Size): Promise<Findings> {
  const areas = makeAreas();
  const stored = makePlaces(size.people ?? (size.quick ? places.quick : places.whole), areas.nation, metropolis, seeded(2)); // prettier-ignore
  await using postgis = await openPostgis(stored);
  await using bench = await openBenchDatabase();
  const { dataSource: database } = bench;
  await loadPersonPlace(database, stored);
  await loadPoints(database, stored);

  const found: Record<'ours' | 'peers' | 'limits', Record<string, Figures>> = { ours: {}, peers: {}, limits: {} };
  const ratios = { gist: [] as number[], postgis: [] as number[] };
  const invariants = { lost: 0, twice: 0, outside: 0 };
  for (const [index, [name, area]] of Object.entries(areas).entries()) {
    const version = (index + 1) as VersionId;
    await loadRanges(database, version, area);
    const people = await countPeopleInArea(database, version);
    const contestants = {
      // The cover is made once for each version; it counts here as if it were made for every question.
      ours: () => millisecondsOf(() => (cover(area), countPeopleInArea(database, version))),
      walk: () => millisecondsOf(() => walk(database, version)),
      gist: () => millisecondsOf(() => countPoints(database, area)),
      postgis: () => (postgis ? millisecondsOf(() => countGeometries(postgis.dataSource, area)) : Promise.resolve(NaN)),
    };
    // Testing each of five million points against every vertex takes the peer minutes: once is enough for a nation.
    const isNation = name === 'nation';
    const medians = await alternate(contestants, isNation ? { quick: true, rounds: 1 } : size);
    const ours = isNation ? (await alternate({ ours: contestants.ours }, size)).ours : medians.ours;

    found.ours[name] = { people, countMs: ours, ranges: cover(area).length };
    found.peers[name] = { nativeGistMs: medians.gist, ...(postgis && { postgisMs: medians.postgis }) };
    found.limits[name] = { indexWalkMs: medians.walk };
    ratios.gist.push(medians.gist / ours);
    if (postgis) ratios.postgis.push(medians.postgis / ours);

    const { text, parameters } = peopleInArea(version);
    const listed = await sql<{ person_id: number }>(database, text, parameters);
    const judged = judgeAudience(stored, area, listed.map((row) => row.person_id)); // prettier-ignore
    for (const key of ['lost', 'twice', 'outside'] as const) invariants[key] += judged[key];
  }
  const covers = [];
  for (let i = 0; i <= size.rounds; i++) covers.push(await millisecondsOf(() => cover(areas.nation)));

  return {
    ...found,
    ours: { places: stored.count, ...found.ours },
    // The worst of the three areas, so that no one of them can make up for another.
    ratios: {
      vsNativeGist: Math.min(...ratios.gist),
      ...(postgis && { vsPostgis: Math.min(...ratios.postgis) }),
      nationCoverMs: median(covers.slice(1)),
    },
    invariants,
  };
}

/** The least that must be done: read the matching stretch of the index, without counting each person once. */
async function walk(database: DataSource, version: VersionId): Promise<void> {
  await sqlOne(
    database,
    `SELECT sum(places.count) FROM alert_version_range range CROSS JOIN LATERAL (
       SELECT count(*) FROM person_place WHERE cell BETWEEN range.from_cell AND range.to_cell OFFSET 0) places
     WHERE range.version_id = $1`,
    [version],
  );
}

const alive = '(expires_at IS NULL OR expires_at > clock_timestamp())';

async function countPoints(database: DataSource, area: Area): Promise<void> {
  const corners = area.coordinates[0][0].map(([x, y]) => `(${x},${y})`).join(',');
  const inside = `SELECT DISTINCT person_id FROM place_point WHERE location <@ $1::polygon AND ${alive}`;
  await sqlOne(database, `SELECT count(*) FROM (${inside}) audience`, [`(${corners})`]);
}

async function countGeometries(database: DataSource, area: Area): Promise<void> {
  const outline = `ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)`;
  const inside = `SELECT DISTINCT person_id FROM place_geometry WHERE ST_Intersects(location, ${outline}) AND ${alive}`;
  await sqlOne(database, `SELECT count(*) FROM (${inside}) audience`, [JSON.stringify(area)]);
}

/** @returns undefined when `POSTGIS_URL` names no server; what is loaded there ends with the connection */
async function openPostgis(
  stored: StoredPlaces,
): Promise<({ readonly dataSource: DataSource } & AsyncDisposable) | undefined> {
  const url = process.env['POSTGIS_URL'];
  if (!url) return undefined;
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  await loadGeometries(dataSource, stored);
  return { dataSource, [Symbol.asyncDispose]: () => dataSource.destroy() };
}
