import {
  cellToBoundary,
  cellToChildren,
  cellToLatLng,
  getHexagonAreaAvg,
  getHexagonEdgeLengthAvg,
  gridDisk,
  polygonToCellsExperimental,
} from 'h3-js';
import type { Area } from './area';
import { crossings, type Edge, edgeMeetsBox, edgeMeetsConvex, edgesOf } from './border';
import { cellResolution } from './cell';
import { type CellRange, mergeRanges, rangeOf } from './cell-range';
import { earthRadiusMetres } from './distance';
import type { Position } from './geojson';
import { type Bounds, boundsOf, type PolygonRings } from './polygon';

/**
 * Every cell that touches the area, as sorted, disjoint ranges: the same cells as H3's own "overlapping" containment
 * at `cellResolution`, so that nobody at the edge is missed. Coarse cells are kept whole inside and opened only where
 * the border passes, so the work grows with the border and not with the ground.
 */
export function cover(area: Area): CellRange[] {
  return mergeRanges(area.coordinates.flatMap((polygon) => coverPolygon(polygon)));
}

/** The cells of the cover that the border passes through: who is in one may stand inside or outside. */
export function coverBorder(area: Area): CellRange[] {
  return mergeRanges(area.coordinates.flatMap((polygon) => coverPolygon(polygon, 'border')));
}

/** An H3 cell of any resolution on the way down, with what is known from its parent. */
interface Node {
  readonly index: string;
  readonly resolution: number;
  readonly centre: Position;
  readonly centreInside: boolean;
  /** The edges of the border that come near this cell or its descendants. */
  readonly edges: readonly Edge[];
}

function coverPolygon(polygon: PolygonRings, part: 'all' | 'border' = 'all'): CellRange[] {
  const bounds = boundsOf(polygon);
  const middle = (bounds[0] + bounds[2]) / 2;
  const ranges: CellRange[] = [];
  const open = seeds(polygon, bounds, middle);
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.edges.length === 0) {
      if (node.centreInside && part === 'all') ranges.push(rangeOf(node.index, node.resolution));
    } else if (node.resolution === cellResolution) {
      if ((node.centreInside && part === 'all') || borderEnters(node, middle))
        ranges.push(rangeOf(node.index, node.resolution));
    } else {
      open.push(...children(node, middle));
    }
  }
  return ranges;
}

/** Coarse cells whose descendants hold every cell that touches the polygon. */
function seeds(polygon: PolygonRings, bounds: Bounds, middle: number): Node[] {
  const resolution = seedResolution(bounds);
  const rings = polygon.map((ring) => ring.map(([x, y]) => [x, y]));
  const touching = polygonToCellsExperimental(rings, resolution, 'containmentOverlapping', true);
  // A descendant may stick out of its ancestor into the next cell, hence the neighbours.
  const indexes = new Set(touching.flatMap((index) => gridDisk(index, 1)));
  const edges = edgesOf(polygon);
  return [...indexes].map((index) => {
    const centre = centreOf(index, middle);
    const centreInside = crossings(edges, [bounds[0] - 1, centre[1]], centre) % 2 === 1;
    return { index, resolution, centre, centreInside, edges: nearby(edges, centre, resolution) };
  });
}

/** The finest resolution at which a handful of cells still holds the box. */
function seedResolution([west, south, east, north]: Bounds): number {
  const squareKilometres = (east - west) * (north - south) * 111.2 ** 2;
  let resolution = 0;
  while (resolution < cellResolution && getHexagonAreaAvg(resolution + 1, 'km2') * 4 > squareKilometres) resolution++;
  return resolution;
}

function children(parent: Node, middle: number): Node[] {
  const resolution = parent.resolution + 1;
  return cellToChildren(parent.index, resolution).map((index) => {
    const centre = centreOf(index, middle);
    // Both centres and the way between them lie in the parent's box, so the parent's edges are all that can be crossed.
    const crossed = crossings(parent.edges, parent.centre, centre) % 2 === 1;
    const edges = nearby(parent.edges, centre, resolution);
    return { index, resolution, centre, centreInside: parent.centreInside !== crossed, edges };
  });
}

/**
 * How far a cell and its descendants reach from its centre, in radians. A cell's corners lie within 1.1 times the
 * average edge of its resolution and its descendants within 1.06 times that; the rest is margin.
 */
const reach = Array.from({ length: cellResolution + 1 }, (_, resolution) => {
  return (1.3 * getHexagonEdgeLengthAvg(resolution, 'm')) / earthRadiusMetres;
});

function nearby(edges: readonly Edge[], centre: Position, resolution: number): Edge[] {
  const box = boxAround(centre, reach[resolution]);
  return edges.filter((edge) => edgeMeetsBox(edge, box));
}

/** The box in degrees of a circle on the sphere; all longitudes when it holds a pole. */
function boxAround([longitude, latitude]: Position, radius: number): Bounds {
  const degree = Math.PI / 180;
  const height = radius / degree;
  const sine = Math.sin(radius) / Math.cos(latitude * degree);
  const width = Math.abs(latitude) + height >= 90 || sine >= 1 ? 360 : Math.asin(sine) / degree;
  return [longitude - width, latitude - height, longitude + width, latitude + height];
}

function borderEnters({ index, edges }: Node, middle: number): boolean {
  const corners = cellToBoundary(index).map(([latitude, longitude]): Position => [near(longitude, middle), latitude]);
  return edges.some((edge) => edgeMeetsConvex(edge, corners));
}

function centreOf(index: string, middle: number): Position {
  const [latitude, longitude] = cellToLatLng(index);
  return [near(longitude, middle), latitude];
}

/** The same meridian, named within 180 degrees of the polygon's middle: cells may lie across longitude 180. */
function near(longitude: number, middle: number): number {
  return longitude + 360 * Math.round((middle - longitude) / 360);
}
