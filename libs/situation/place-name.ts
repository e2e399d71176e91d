import type { Position } from '../geo/geojson';
import { sectorCentre, sectorPrefix } from '../geo/sector';

/** What a place of a report is: a commune, a sector where no outline is known, or elsewhere, outside the area. */
export type PlaceName =
  | { readonly kind: 'commune'; readonly code: string; readonly name: string }
  | { readonly kind: 'sector'; readonly centre: Position }
  | { readonly kind: 'elsewhere' };

/** @param names of communes by their codes; one whose outline has gone is known by its code */
export function placeName(place: string, names: ReadonlyMap<string, string>): PlaceName {
  if (place === '') return { kind: 'elsewhere' };
  if (place.startsWith(sectorPrefix)) return { kind: 'sector', centre: sectorCentre(place.slice(sectorPrefix.length)) };
  return { kind: 'commune', code: place, name: names.get(place) ?? place };
}
