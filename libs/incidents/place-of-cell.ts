import { sectorOf, sectorPrefix } from '../geo/sector';

/** SQL of where a cell lies, as officers call it: the code of its commune, or its sector where no outline is known. */
export const placeOfCell = (cell: string): string =>
  `coalesce((SELECT code FROM commune_cell WHERE commune_cell.cell = ${cell}), '${sectorPrefix}' || ${sectorOf(cell)})`;
