import { type Area, parseArea } from '../geo/area';
import type { AreaLimits } from '../geo/area-input';

export interface NamedOutline {
  /** INSEE code of a commune, e.g. "75111" or "2A004", or of a department, e.g. "75", "2A" or "974". */
  readonly code: string;
  readonly name: string;
  /** People who live there by the census, where the publisher says. */
  readonly population?: number;
  readonly outline: Area;
}

export interface OutlineFault {
  /** e.g. "features[12] (75111)". */
  readonly path: string;
  readonly reason: string;
}

/** Of a commune or, without the last digits, of a department. */
export const inseeCode = /^(\d[\dAB]\d{3}|\d[\dAB]|9[78]\d)$/;
/** Departments are made of communes: only communes tell where somebody is. */
export const isCommune = (code: string): boolean => code.length === 5;

/** Of one commune: the largest have some thousand positions at full detail. */
const limits: AreaLimits = { maxPolygons: 500, maxVertices: 20_000, maxSquareKilometres: 20_000, mayOverlap: true };
const mostFeatures = 40_000;
const mostFaults = 50;

/** What the usual publishers of French communes call the properties. */
const codeNames = ['code', 'INSEE', 'insee', 'INSEE_COM', 'insee_com', 'codgeo'];
const populationNames = ['population', 'POPULATION', 'POP', 'PMUN', 'pmun'];
const nameNames = ['nom', 'NOM', 'NOM_COM', 'nom_com', 'name', 'libgeo'];

/** Reads a GeoJSON FeatureCollection of communes: all of them, or what is wrong with it. */
export function readOutlines(input: unknown): { outlines: NamedOutline[] } | { faults: OutlineFault[] } {
  if (!isRecord(input) || input['type'] !== 'FeatureCollection' || !Array.isArray(input['features'])) {
    return { faults: [{ path: '', reason: 'is not a GeoJSON FeatureCollection' }] };
  }
  const features: unknown[] = input['features'];
  if (features.length === 0 || features.length > mostFeatures) {
    return { faults: [{ path: 'features', reason: `has ${features.length} members: 1 to ${mostFeatures} are read` }] };
  }
  const outlines = new Map<string, NamedOutline>();
  const faults: OutlineFault[] = [];
  for (const [index, feature] of features.entries()) {
    const read = readOutline(feature);
    const code = 'outline' in read ? read.code : undefined;
    const reason = 'reason' in read ? read.reason : outlines.has(read.code) ? 'comes twice' : undefined;
    if (reason !== undefined) faults.push({ path: `features[${index}]${code ? ` (${code})` : ''}`, reason });
    else if ('outline' in read) outlines.set(read.code, read);
    if (faults.length === mostFaults) break;
  }
  return faults.length > 0 ? { faults } : { outlines: [...outlines.values()] };
}

function readOutline(feature: unknown): NamedOutline | { readonly reason: string } {
  if (!isRecord(feature) || feature['type'] !== 'Feature' || !isRecord(feature['properties'])) {
    return { reason: 'is not a Feature with properties' };
  }
  const code = property(feature['properties'], codeNames);
  if (!code || !inseeCode.test(code)) return { reason: `has no INSEE code in ${codeNames.join(', ')}` };
  const name = property(feature['properties'], nameNames)?.normalize('NFC').trim();
  if (!name || name.length > 100) return { reason: `has no name in ${nameNames.join(', ')}` };
  const parsed = parseArea(feature['geometry'], limits);
  if (!('area' in parsed)) return { reason: `${code}: ${parsed.detail}` };
  return { code, name, outline: parsed.area, ...populationOf(feature['properties']) };
}

function populationOf(properties: Record<string, unknown>): Pick<NamedOutline, 'population'> {
  const given = populationNames.map((name) => properties[name]).find((value) => value !== undefined && value !== null);
  const population = Number(given);
  return given !== undefined && Number.isInteger(population) && population >= 0 ? { population } : {};
}

function property(properties: Record<string, unknown>, names: readonly string[]): string | undefined {
  const name = names.find((candidate) => typeof properties[candidate] === 'string');
  return name === undefined ? undefined : String(properties[name]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
