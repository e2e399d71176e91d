import type { Position } from './geojson';

/** Mean Earth radius (IUGG), the one that GeoJSON tools use. */
export const earthRadiusMetres = 6_371_008.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance on a sphere: within 0.6 % of the ellipsoid's. */
export function distanceMetres(from: Position, to: Position): number {
  const latitudes = Math.sin(radians(to[1] - from[1]) / 2);
  const longitudes = Math.sin(radians(to[0] - from[0]) / 2);
  const haversine = latitudes ** 2 + Math.cos(radians(from[1])) * Math.cos(radians(to[1])) * longitudes ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(haversine)));
}
