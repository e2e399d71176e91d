import { type Area, parseArea } from '../geo/area';
import { type AreaLimits, authorLimits } from '../geo/area-input';
import type { Database } from '../platform/database/sql';
import type { Code } from './alert';
import { outlinesOf } from './commune-outlines.queries';
import { incidentProblems } from './incident-problems';
import type { Draft } from './incident.schema';

/** Official outlines are finer than what an author draws, and neighbours share their border. */
export const outlineLimits: AreaLimits = {
  maxPolygons: 1_000,
  maxVertices: 50_000,
  maxSquareKilometres: authorLimits.maxSquareKilometres,
  mayOverlap: true,
};

/**
 * The ground that a draft means, and the codes that it named it by.
 * @throws area-refused, commune-unknown
 */
export async function resolvePlace(database: Database, place: Draft['area']): Promise<{ area: Area; codes: Code[] }> {
  if ('shape' in place) return { area: areaOf(place.shape, authorLimits), codes: [] };
  const outlines = await outlinesOf(database, place.communes);
  const missing = place.communes.filter((code) => !outlines.some((outline) => outline.code === code));
  if (missing.length > 0) {
    throw incidentProblems['commune-unknown'](
      `No outline is stored for ${missing.join(', ')}: draw the area, or load outlines with "tocsin outlines import FILE"`,
    );
  }
  const features = outlines.map(({ outline }) => ({ type: 'Feature', properties: {}, geometry: outline }));
  return {
    area: areaOf({ type: 'FeatureCollection', features }, outlineLimits),
    codes: outlines.map(({ code }) => ({ name: 'INSEE', value: code })),
  };
}

function areaOf(input: unknown, limits: AreaLimits): Area {
  const parsed = parseArea(input, limits);
  if ('area' in parsed) return parsed.area;
  throw incidentProblems['area-refused'](parsed.detail, { reason: parsed.refusal });
}
