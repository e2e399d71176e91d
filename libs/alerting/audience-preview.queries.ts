import type { CellRange } from '../geo/cell-range';
import type { IncidentId } from '../incidents/incident';
import { type Database, sqlOne } from '../platform/database/sql';
import { inGivenRanges, inGivenRangesOrTold, toldOfGiven } from './audience.queries';

export interface CountedPeople {
  readonly people: number;
  /** Those of them who have not been told of the incident before. */
  readonly firstTold: number;
}

const listening = `NOT EXISTS (SELECT FROM opt_out WHERE opt_out.person_id = everyone.person_id AND opt_out.class = 'alerts')`;

const ends = (ranges: readonly CellRange[]): unknown[] => [
  ranges.map(({ from }) => String(from)),
  ranges.map(({ to }) => String(to)),
];

/**
 * How many people a message that is not out yet would tell: by the queries that freeze its audience, without those who
 * have silenced alerts.
 */
export function countPeopleInRanges(
  database: Database,
  ranges: readonly CellRange[],
  incident: IncidentId,
): Promise<CountedPeople> {
  return sqlOne(
    database,
    `WITH told AS MATERIALIZED (${toldOfGiven})
     SELECT count(*) AS people,
       count(*) FILTER (WHERE NOT EXISTS (SELECT FROM told WHERE told.person_id = everyone.person_id)) AS "firstTold"
     FROM (${inGivenRangesOrTold}) everyone WHERE ${listening}`,
    [...ends(ranges), incident],
  );
}

/** How many of those who would be told have a place on this ground. */
export async function countPeople(database: Database, ranges: readonly CellRange[]): Promise<number> {
  const { people } = await sqlOne<{ people: number }>(
    database,
    `SELECT count(*) AS people FROM (${inGivenRanges}) everyone WHERE ${listening}`,
    ends(ranges),
  );
  return people;
}
