import type { AreaLimits } from '../geo/area-input';
import type { Area } from '../geo/area';
import type { Branded } from '../platform/branded';

export type AgencyId = Branded<number, 'AgencyId'>;

/** An authority that may warn people, inside its territory and nowhere else. */
export interface Agency {
  readonly id: AgencyId;
  readonly publicId: string;
  readonly name: string;
  /** CAP 1.2 §3.2.1 `sender`: unique to this agency, no space, comma, `<` or `&`. */
  readonly capSender: string;
  readonly territory: Area;
  /** IANA name, e.g. "Europe/Paris": what "until 22:00" means in this agency's texts. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2: whose national form an officer or citizen means by "06 12 …". */
  readonly phoneRegion: string;
}

/** What an operator gives to found an agency. */
export type AgencyDraft = Omit<Agency, 'id' | 'publicId'>;

/** A territory comes from official outlines: more of them and finer than what an author draws. */
export const territoryLimits: AreaLimits = {
  maxPolygons: 2_000,
  maxVertices: 20_000,
  maxSquareKilometres: 20_000_000,
  mayOverlap: true,
};
