import type { AlertContent } from '../incidents/alert';
import type { CoveredCommune } from '../incidents/covered-communes';
import type { ApprovalsNeeded, Incident } from '../incidents/incident';

/** Earlier incidents of the same hazard that a message is compared with: the last so many, and at least so many. */
export const pastIncidents = { most: 10, least: 3 } as const;

/** So many times the usual number of people is worth a second look by a second person. */
const unusualFactor = 10;

/** While too few incidents are there to tell what is usual: more people than this take two approvers. */
export const firstCeiling = 10_000;

export interface Scale {
  /** Median of the earlier incidents; undefined while there are too few. */
  readonly usualPeople: number | undefined;
  /** More people than this take a second approver. */
  readonly ceiling: number;
  readonly approvalsNeeded: ApprovalsNeeded;
}

/** An earlier incident of the same hazard, with how many its first message was for. */
export interface PastIncident {
  readonly id: string;
  readonly status: Incident['status'];
  readonly sentAt: Date;
  readonly texts: AlertContent['texts'];
  readonly people: number;
}

/** Whom a message that is not out yet would reach, and how unusual that is. */
export interface BlastRadius extends Scale {
  /** Exactly whom the fan-out would freeze now. */
  readonly people: number;
  /** Those of them who have not been told of the incident before: what the scale is about. */
  readonly firstTold: number;
  /** Those with a place in a neighbourhood that the border passes through: they may stand up to a kilometre outside. */
  readonly atTheBorder: number;
  /** Other agencies into whose territory the area reaches. */
  readonly neighbours: readonly string[];
  /** The most covered first; those with a share of 0 are only touched by the border. */
  readonly communes: readonly CoveredCommune[];
  /** People who live on the ground, by the census and roughly; undefined where it is not known. */
  readonly residents: number | undefined;
  readonly earlier: readonly PastIncident[];
}

/**
 * How many must approve.
 * @param people whom the message tells of the incident for the first time
 * @param earlier how many each of the earlier incidents told, newest first
 */
export function scaleOf(people: number, earlier: readonly number[]): Scale {
  const usualPeople = earlier.length < pastIncidents.least ? undefined : median(earlier.slice(0, pastIncidents.most));
  // Nobody is no scale: ten times that would let a second approver be asked for a single person.
  const ceiling = usualPeople === undefined ? firstCeiling : unusualFactor * Math.max(1, usualPeople);
  return { usualPeople, ceiling, approvalsNeeded: people > ceiling ? 2 : 1 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}
