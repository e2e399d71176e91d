/** [longitude, latitude] in degrees, WGS 84 (RFC 7946 §3.1.1). */
export type Position = readonly [longitude: number, latitude: number];

/** Closed ring: first position = last, at least four positions. */
export type Ring = readonly Position[];

/** RFC 7946 MultiPolygon: polygons, each an outer ring and its holes. */
export interface MultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly Ring[])[];
}
