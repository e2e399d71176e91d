import type { Area } from '../../libs/geo/area';
import type { Position } from '../../libs/geo/geojson';
import { parseArea } from '../../libs/geo/area';
import { territoryLimits } from '../../libs/geo/area-input';

export interface OutlineForm {
  readonly centre: Position;
  readonly radiusMetres: number;
  readonly vertices: number;
  /** In [0, 1): how far the border strays from a circle. */
  readonly roughness: number;
}

const metresPerDegree = 111_195;

/**
 * A border with bays and capes of every size down to its vertices, as surveyed borders have. Seen from the centre it
 * never turns back, so that it cannot cross itself.
 */
export function makeOutline({ centre, radiusMetres, vertices, roughness }: OutlineForm, random: () => number): Area {
  const waves = Array.from({ length: Math.log2(vertices) - 1 }, (_, octave) => {
    return { count: 2 ** octave, size: roughness / 2 ** (octave + 1), phase: 2 * Math.PI * random() };
  });
  const [longitude, latitude] = centre;
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: vertices }, (_, i): Position => {
    const angle = (2 * Math.PI * i) / vertices;
    const stray = waves.reduce((sum, { count, size, phase }) => sum + size * Math.sin(count * angle + phase), 0);
    const degrees = (radiusMetres * (1 + stray)) / metresPerDegree;
    return [longitude + (degrees * Math.cos(angle)) / squeeze, latitude + degrees * Math.sin(angle)];
  });
  const parsed = parseArea({ type: 'Polygon', coordinates: [[...ring, ring[0]]] }, territoryLimits);
  if ('refusal' in parsed) throw new Error(parsed.detail);
  return parsed.area;
}
