import type { Branded } from '../platform/branded';
import type { AgencyId } from './agency';

export type OfficerId = Branded<number, 'OfficerId'>;

/** An officer holds one or more. None contains another: an administrator approves nothing. */
export const officerRoles = ['author', 'approver', 'responder', 'liaison', 'moderator', 'administrator'] as const;
export type OfficerRole = (typeof officerRoles)[number];

export interface Officer {
  readonly id: OfficerId;
  readonly publicId: string;
  readonly agencyId: AgencyId;
  readonly name: string;
  readonly roles: readonly OfficerRole[];
  /** Before this moment the approver role does not count for Actual alerts. */
  readonly approverFrom: Date;
}

/** An officer as administrators of the same agency see one. */
export interface Colleague extends Officer {
  readonly email: string;
  readonly disabledAt: Date | null;
}

/** How long a newly granted approver waits: time for the agency to notice a right that nobody should have granted. */
export const approverCoolDownHours = 24;

export function hasRole(officer: Officer, role: OfficerRole): boolean {
  return officer.roles.includes(role);
}

/** Whether the officer may approve an Actual alert; an exercise asks for the role alone. */
export function mayApproveNow(officer: Officer, now: Date): boolean {
  return hasRole(officer, 'approver') && officer.approverFrom <= now;
}

/** A founder waits for nobody: a new agency must be able to warn on its first day. */
export function approverFrom(grantedAt: Date, isFounder: boolean): Date {
  return isFounder ? grantedAt : new Date(grantedAt.getTime() + approverCoolDownHours * 3_600_000);
}
