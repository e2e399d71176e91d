import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { parseArea } from '../../../libs/geo/area';
import { territoryLimits } from '../../../libs/geo/area-input';
import { interiorPoint } from '../../../libs/geo/polygon';
import { communesNamed } from '../../../libs/incidents/commune-search.queries';
import type { PlaceInput as Place } from '../../../libs/people/place-input';
import type { PlaceInput } from './place-fields';
import { type PlaceRefusal, readPlace } from './place-form';

export type FoundPlace = { readonly place: Place | undefined } | { readonly refusal: PlaceRefusal };

/** A place as people write it down becomes a point: of a commune, one that surely lies inside it. */
@Injectable()
export class PlaceLookupService {
  constructor(private readonly database: DataSource) {}

  /** @returns no place when the fields are empty */
  async find(input: PlaceInput): Promise<FoundPlace> {
    const written = readPlace(input);
    if (written.by === 'nothing') return { place: undefined };
    if (written.by === 'mistake') return { refusal: { field: written.field, reason: written.reason } };
    if (written.by === 'coordinates') return { place: written.place };
    const [commune, another] = await communesNamed(this.database, written.commune);
    if (another) return { refusal: { field: 'commune', reason: 'commune-ambiguous' } };
    const parsed = commune && parseArea(commune.outline, territoryLimits);
    if (!parsed || 'refusal' in parsed) return { refusal: { field: 'commune', reason: 'commune-unknown' } };
    const [[outer]] = parsed.area.coordinates;
    const [longitude, latitude] = interiorPoint(outer);
    return { place: { kind: written.kind, latitude, longitude } };
  }
}
