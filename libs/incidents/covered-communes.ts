import { type Area, areaContains } from '../geo/area';
import { cellCentre, type Cell } from '../geo/cell';

/** A commune some of whose cells an area covers. */
export interface CoveredCommune {
  readonly code: string;
  readonly name: string;
  /** Of its cells, from 0 to 1: how much of it lies in the area. 0: the area only touches its border. */
  readonly share: number;
  /** Of the whole commune; undefined where the census is not known. */
  readonly population: number | undefined;
}

/** What is stored of such a commune. */
export interface CommuneCells {
  readonly code: string;
  readonly name: string;
  readonly population: number | null;
  /** Of its cells: all, those in the area, and which of these the border of the area passes through. */
  readonly cells: number;
  readonly covered: number;
  readonly border: readonly Cell[];
}

/**
 * A cell on the border counts where its middle lies, so that a commune that the area only grazes stands out. An area
 * that is smaller than a cell has no middle in it: then nothing is only touched.
 */
export function coveredCommunes(area: Area, communes: readonly CommuneCells[]): CoveredCommune[] {
  const found = communes.map(({ code, name, population, cells, covered, border }) => {
    const middles = border.filter((cell) => areaContains(area, cellCentre(cell))).length;
    const inside = covered - border.length + middles;
    return { code, name, population: population ?? undefined, share: inside / cells, touched: covered / cells };
  });
  const isTiny = found.every(({ share }) => share === 0);
  return found
    .map(({ touched, ...commune }) => (isTiny ? { ...commune, share: touched } : commune))
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
}

/** @returns how many people live on the ground, roughly; undefined unless all its communes were counted */
export function residentsOf(communes: readonly CoveredCommune[]): number | undefined {
  const inside = communes.filter(({ share }) => share > 0);
  if (inside.length === 0 || inside.some(({ population }) => population === undefined)) return undefined;
  return Math.round(inside.reduce((sum, { population = 0, share }) => sum + population * share, 0));
}
