/** Strict order of departure: correction, alert, answer, relative, shelter. */
export const laneNumbers = [0, 1, 2, 3, 4] as const;
export type LaneNumber = (typeof laneNumbers)[number];
