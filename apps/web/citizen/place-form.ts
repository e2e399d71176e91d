import { placeKinds } from '../../../libs/people/person';
import type { PlaceInput as Place } from '../../../libs/people/place-input';
import { filled, type Form } from '../form';
import type { RefusalKey } from '../messages/refusals';
import type { PlaceInput } from './place-fields';

export interface PlaceRefusal {
  readonly field: keyof PlaceInput;
  readonly reason: RefusalKey;
}

export type WrittenPlace =
  | { readonly by: 'nothing' }
  | { readonly by: 'coordinates'; readonly place: Place }
  | { readonly by: 'commune'; readonly kind: Place['kind']; readonly commune: string }
  | ({ readonly by: 'mistake' } & PlaceRefusal);

/** As typed: it comes back when it is refused. */
export const placeInputOf = (form: Form | undefined): PlaceInput => ({
  kind: filled(form, 'kind'),
  commune: filled(form, 'commune'),
  latitude: filled(form, 'latitude'),
  longitude: filled(form, 'longitude'),
});

/** Coordinates come first: whoever read their position meant it more exactly than the name of a commune. */
export function readPlace({ kind: typedKind = 'home', commune, latitude, longitude }: PlaceInput): WrittenPlace {
  if (commune === undefined && latitude === undefined && longitude === undefined) return { by: 'nothing' };
  const kind = placeKinds.find((known) => known === typedKind);
  if (!kind) return { by: 'mistake', field: 'kind', reason: 'kind' };
  if (latitude === undefined && longitude === undefined) return { by: 'commune', kind, commune: commune ?? '' };
  const [north, east] = [degrees(latitude, 90), degrees(longitude, 180)];
  if (north === undefined) return { by: 'mistake', field: 'latitude', reason: 'coordinates' };
  if (east === undefined) return { by: 'mistake', field: 'longitude', reason: 'coordinates' };
  return { by: 'coordinates', place: { kind, latitude: north, longitude: east } };
}

/** With a decimal point or comma, and any of the minus signs that keyboards offer. */
function degrees(text: string | undefined, most: number): number | undefined {
  const plain = (text ?? '').replace(',', '.').replace(/[−–]/, '-');
  const value = /^[+-]?\d{1,3}(\.\d{1,15})?$/.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(value) <= most ? value : undefined;
}
