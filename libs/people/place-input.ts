import { snapToCell } from '../geo/cell';
import type { Place, PlaceKind } from './person';

/** A place as a person gives it, exact; it lives no longer than the request. */
export interface PlaceInput {
  readonly kind: PlaceKind;
  readonly latitude: number;
  readonly longitude: number;
}

export const toPlace = ({ kind, latitude, longitude }: PlaceInput): Place => ({
  kind,
  cell: snapToCell(latitude, longitude),
});
