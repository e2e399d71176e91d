import { z } from 'zod';
import { languages } from '../channels/language';
import { cellCentre } from '../geo/cell';
import { optOutClasses } from './person';
import type { PersonRecord, RecordedPlace } from './person-record.queries';
import { personName } from './subscription.schema';

export const correctionSchema = z
  .strictObject({ name: personName.nullable(), language: z.enum(languages), isDiscreet: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'name, language or isDiscreet');

/** The classes to be silent about; those not listed speak again. */
export const optOutsSchema = z.strictObject({ classes: z.array(z.enum(optOutClasses)).max(optOutClasses.length) });

export const linkTokenSchema = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) });

const placeResponse = ({ kind, cell, createdAt, expiresAt }: RecordedPlace) => {
  const [longitude, latitude] = cellCentre(cell);
  return { kind, latitude, longitude, createdAt, expiresAt };
};

/** What the page of one's own data shows. A place is the middle of its neighbourhood: more is not known. */
export const meResponse = (record: PersonRecord) => ({
  id: record.publicId,
  phone: record.phone,
  name: record.name ?? null,
  language: record.language,
  isDiscreet: record.isDiscreet,
  verifiedAt: record.verifiedAt,
  places: record.places.map(placeResponse),
  pushAddresses: record.pushAddresses.map(({ address, createdAt }) => ({
    service: new URL(address.endpoint).host,
    createdAt,
  })),
  optOuts: record.optOuts,
});

/** Everything held, in a form that another service can read (GDPR articles 15 and 20). */
export const exportResponse = (record: PersonRecord) => ({
  ...meResponse(record),
  createdAt: record.createdAt,
  consentVersion: record.consentVersion,
  places: record.places.map((place) => ({ ...placeResponse(place), h3Cell: place.cell.toString(16) })),
  pushAddresses: record.pushAddresses.map(({ address, createdAt }) => ({ endpoint: address.endpoint, createdAt })),
  links: record.links,
});
