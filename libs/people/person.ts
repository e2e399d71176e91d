import type { Branded } from '../platform/branded';
import type { Cell } from '../geo/cell';

/** The row id, internal: what leaves the service is the random `publicId`. */
export type PersonId = Branded<number, 'PersonId'>;

export const placeKinds = ['home', 'work', 'watched'] as const;

export type PlaceKind = (typeof placeKinds)[number];

/** A neighbourhood that a person wants to be warned for. The exact position is forgotten before anything is stored. */
export interface Place {
  readonly kind: PlaceKind;
  readonly cell: Cell;
}

export const mostPlaces = 8;

/** What a STOP silences: one class, never "everything" by accident. */
export const optOutClasses = ['alerts', 'relatives', 'shelter'] as const;

export type OptOutClass = (typeof optOutClasses)[number];

/** Who silenced it: the person with us, or with the carrier (whose refusal we cannot lift). */
export type OptOutSource = 'person' | 'carrier';

/** The wording of consent that a person accepts when they confirm their phone; kept beside the person. */
export const consentVersion = '2026-11';
