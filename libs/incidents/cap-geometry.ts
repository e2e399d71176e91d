import { parseArea } from '../geo/area';
import { type AreaLimits, circleRadiusMetres } from '../geo/area-input';
import type { Position } from '../geo/geojson';
import { type CapArea, type CapFinding, capError, capWarning } from './cap-message';

/**
 * For all areas of one message. A sender's outlines are finer than what an author draws, and his areas may overlap:
 * they count as their union.
 */
export const capLimits: AreaLimits = {
  maxPolygons: 100,
  maxVertices: 5_000,
  maxSquareKilometres: 1_000_000,
  mayOverlap: true,
};

/** Judges the polygons of one message: each outline once, however many languages repeat it, and not too many of them. */
export class PolygonJudge {
  private readonly verdicts = new Map<string, string | undefined>();
  private positionsLeft = capLimits.maxVertices;

  faultOf(polygon: readonly Position[]): string | undefined {
    if (polygon.length === 0) return 'is a list of "latitude,longitude" with spaces between';
    const key = JSON.stringify(polygon);
    if (this.verdicts.has(key)) return this.verdicts.get(key);
    this.positionsLeft -= polygon.length;
    const parsed =
      this.positionsLeft >= 0 ? parseArea({ type: 'Polygon', coordinates: [polygon] }, capLimits) : undefined;
    const fault = parsed
      ? 'refusal' in parsed
        ? parsed.detail
        : undefined
      : `a message has at most ${capLimits.maxVertices} positions`;
    this.verdicts.set(key, fault);
    return fault;
  }
}

/** CAP 1.2 §3.2.4 `polygon` and `circle`, and whether the area can be drawn at all. */
export function* checkArea(area: CapArea, path: string, judge: PolygonJudge): Generator<CapFinding> {
  if (area.polygons.length + area.circles.length === 0) {
    yield capWarning('cap-area-shapeless', `${path}: has neither polygon nor circle; a geocode alone is only a hint`);
  }
  for (const [i, polygon] of area.polygons.entries()) {
    const fault = judge.faultOf(polygon);
    if (fault) yield capError('cap-polygon', `${path}/polygon[${i + 1}]: ${fault}`);
  }
  for (const [i, { centre, radiusKilometres }] of area.circles.entries()) {
    const fault = circleFault(centre, radiusKilometres * 1000);
    if (fault) yield capError('cap-circle', `${path}/circle[${i + 1}]: ${fault}`);
  }
}

function circleFault(centre: Position, radiusMetres: number): string | undefined {
  if (Number.isNaN(radiusMetres)) return 'is "latitude,longitude radius" with the radius in kilometres';
  if (radiusMetres < circleRadiusMetres.min)
    return `is smaller than ${circleRadiusMetres.min} m: a point is no alert area`;
  const parsed = parseArea({ type: 'Circle', centre, radiusMetres }, capLimits);
  return 'refusal' in parsed ? parsed.detail : undefined;
}
