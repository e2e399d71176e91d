import { type Database, sql } from '../platform/database/sql';

export interface CommuneOutline {
  readonly code: string;
  readonly name: string;
  /** GeoJSON Polygon or MultiPolygon. */
  readonly outline: unknown;
}

export function outlinesOf(database: Database, codes: readonly string[]): Promise<CommuneOutline[]> {
  return sql(database, 'SELECT code, name, outline FROM commune_outline WHERE code = ANY ($1) ORDER BY code', [codes]);
}
