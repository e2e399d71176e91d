/** What a route can do for a territory; `blocked` means that nothing is handed over there. */
export type Availability = 'ok' | 'degraded' | 'blocked';

export interface TerritoryMark {
  /** ISO 3166-1 alpha-2, e.g. "RE". */
  readonly territory: string;
  readonly route: string;
  readonly availability: Availability;
  readonly reason: string;
  /** A fact that was observed is believed for a while; one that an operator set, until it is set again. */
  readonly untilMs?: number;
}

/** The marks in force, one per territory and route; a pair without a mark is `ok`. */
export type TerritoryMatrix = readonly TerritoryMark[];

/** @returns the matrix with this mark in the place of an earlier one, and without those that have lapsed */
export function marked(matrix: TerritoryMatrix, mark: TerritoryMark, nowMs: number): TerritoryMatrix {
  const others = inForce(matrix, nowMs).filter((one) => !isSamePair(one, mark));
  return mark.availability === 'ok' ? others : [...others, mark];
}

export function inForce(matrix: TerritoryMatrix, nowMs: number): TerritoryMatrix {
  return matrix.filter(({ untilMs }) => untilMs === undefined || untilMs > nowMs);
}

export function availabilityOf(
  matrix: TerritoryMatrix,
  pair: { readonly territory: string | undefined; readonly route: string },
  nowMs: number,
): Availability {
  return inForce(matrix, nowMs).find((mark) => isSamePair(mark, pair))?.availability ?? 'ok';
}

const isSamePair = (
  a: { readonly territory: string | undefined; readonly route: string },
  b: { readonly territory: string | undefined; readonly route: string },
): boolean => a.territory === b.territory && a.route === b.route;
