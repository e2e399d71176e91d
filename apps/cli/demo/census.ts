import { polygonToCellsExperimental } from 'h3-js';
import { cellResolution } from '../../../libs/geo/cell';
import type { Area } from '../../../libs/geo/area';
import type { PersonId } from '../../../libs/people/person';
import type { Inhabitant } from './population';

/** The people of a population with their row ids, and what can be said of them without asking the service. */
export interface Census {
  readonly population: readonly Inhabitant[];
  readonly ids: readonly PersonId[];
}

/** Cells that touch the area as H3 itself finds them, so that the service's own cover is put to the test. */
export function peopleIn(area: Area, { population, ids }: Census): Set<PersonId> {
  const cells = new Set(
    area.coordinates.flatMap((polygon) => {
      const rings = polygon.map((ring) => ring.map(([longitude, latitude]) => [longitude, latitude]));
      return polygonToCellsExperimental(rings, cellResolution, 'containmentOverlapping', true);
    }),
  );
  const isInside = ({ places }: Inhabitant): boolean => places.some(({ cell }) => cells.has(cell.toString(16)));
  return new Set(ids.filter((_, index) => isInside(population[index])));
}

export function followersOf({ population, ids }: Census): Map<PersonId, PersonId[]> {
  const followers = new Map<PersonId, PersonId[]>();
  for (const [index, { follows }] of population.entries()) {
    for (const followed of follows) {
      followers.set(ids[followed], [...(followers.get(ids[followed]) ?? []), ids[index]]);
    }
  }
  return followers;
}
