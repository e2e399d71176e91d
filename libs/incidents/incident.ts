import type { Branded } from '../platform/branded';
import type { AgencyId } from '../identity/agency';
import type { Officer, OfficerId } from '../identity/officer';
import type { AlertContent, CapReference, MessageType, Mode } from './alert';

export type IncidentId = Branded<number, 'IncidentId'>;
export type VersionId = Branded<number, 'VersionId'>;

export type IncidentStatus =
  | 'draft' | 'discarded' | 'rejected' | 'active' | 'all_clear' | 'cancelled' | 'expired' | 'closed'; // prettier-ignore

export type VersionStatus = 'draft' | 'pending' | 'returned' | 'rejected' | 'discarded' | 'published';

/** Each command → the statuses of a version that it may start from. */
export const versionStartsFrom = {
  edit: ['draft', 'pending', 'returned'],
  submit: ['draft', 'returned'],
  approve: ['pending'],
  return: ['pending'],
  reject: ['pending'],
  discard: ['draft', 'pending', 'returned'],
} as const satisfies Record<string, readonly VersionStatus[]>;

/** Each way that an incident may change → the statuses it may start from. */
export const incidentStartsFrom = {
  activate: ['draft'],
  discard: ['draft'],
  reject: ['draft'],
  update: ['active'],
  allClear: ['active'],
  cancel: ['active'],
  expire: ['active'],
  close: ['all_clear', 'cancelled', 'expired'],
} as const satisfies Record<string, readonly IncidentStatus[]>;

export type VersionCommand = keyof typeof versionStartsFrom;
export type IncidentChange = keyof typeof incidentStartsFrom;

const startsIn: Record<string, readonly string[]> = { ...versionStartsFrom };
const changesIn: Record<string, readonly string[]> = { ...incidentStartsFrom };

export const mayStart = (command: VersionCommand, from: VersionStatus): boolean =>
  startsIn[command]?.includes(from) ?? false;

export const mayChange = (change: IncidentChange, from: IncidentStatus): boolean =>
  changesIn[change]?.includes(from) ?? false;

export interface Incident {
  readonly id: IncidentId;
  readonly publicId: string;
  readonly agencyId: AgencyId;
  readonly mode: Mode;
  readonly status: IncidentStatus;
  readonly createdAt: Date;
  readonly activatedAt: Date | null;
  readonly endedAt: Date | null;
  readonly expiresAt: Date | null;
}

/** One message about an incident; its content never changes once it is published. */
export interface AlertVersion {
  readonly id: VersionId;
  readonly incidentId: IncidentId;
  readonly version: number;
  readonly messageType: MessageType;
  readonly status: VersionStatus;
  readonly identifier: string;
  readonly sender: string;
  readonly content: AlertContent;
  readonly contentHash: Buffer;
  readonly authorId: OfficerId;
  /** Everyone who has put a byte into this version, the author included. */
  readonly editors: readonly OfficerId[];
  readonly sentAt: Date | null;
}

/** The CAP message of another system that a version came from; an agency takes in each message once. */
export interface SourceMessage extends CapReference {
  readonly receivedBy: AgencyId;
}

/** A version that went out; its time of sending never changes again. */
export type PublishedVersion = AlertVersion & { readonly sentAt: Date };

/** What publishing this version does to its incident. */
export function changeOf(version: Pick<AlertVersion, 'messageType' | 'content' | 'version'>): IncidentChange {
  if (version.messageType === 'Cancel') return 'cancel';
  if (version.messageType === 'Alert') return 'activate';
  return version.content.responseTypes.includes('AllClear') ? 'allClear' : 'update';
}

/** The status that an incident has after the change. */
export const statusAfter = {
  activate: 'active',
  discard: 'discarded',
  reject: 'rejected',
  update: 'active',
  allClear: 'all_clear',
  cancel: 'cancelled',
  expire: 'expired',
  close: 'closed',
} as const satisfies Record<IncidentChange, IncidentStatus>;

/** A message to far more people than usual takes a second approver. */
export type ApprovalsNeeded = 1 | 2;

export interface Approval {
  readonly incident: Pick<Incident, 'status' | 'mode' | 'agencyId'>;
  readonly version: Pick<
    AlertVersion,
    'status' | 'authorId' | 'editors' | 'contentHash' | 'content' | 'messageType' | 'version'
  >;
  readonly approver: Pick<Officer, 'id' | 'agencyId' | 'roles' | 'approverFrom'>;
  /** What the approver saw, as hexadecimal SHA-256. */
  readonly seenHash: string;
  /** Who has approved this very content already. */
  readonly approvedBy: readonly OfficerId[];
  readonly now: Date;
}

export type ApprovalVerdict =
  | 'ok' | 'not-an-approver' | 'approver-too-new' | 'not-pending' | 'self-approval' | 'content-changed'
  | 'already-approved' | 'already-expired' | 'incident-ended'; // prettier-ignore

/** In an exercise or a test nobody is reached, however many they are. */
export const approvalsFor = (mode: Mode, ...needed: readonly ApprovalsNeeded[]): ApprovalsNeeded =>
  mode === 'Actual' && needed.includes(2) ? 2 : 1;

/**
 * Two different people stand behind an actual alert: nobody who wrote a byte of it may approve it, administrators
 * included. In an exercise or a test one person may do both, since nothing of it can reach a real phone.
 */
export function decideApproval({ incident, version, approver, seenHash, approvedBy, now }: Approval): ApprovalVerdict {
  if (approver.agencyId !== incident.agencyId || !approver.roles.includes('approver')) return 'not-an-approver';
  if (!mayStart('approve', version.status)) return 'not-pending';
  if (incident.mode === 'Actual') {
    if (version.editors.includes(approver.id) || version.authorId === approver.id) return 'self-approval';
    if (approver.approverFrom > now) return 'approver-too-new';
  }
  if (version.contentHash.toString('hex') !== seenHash) return 'content-changed';
  if (approvedBy.includes(approver.id)) return 'already-approved';
  if (new Date(version.content.expires) <= now) return 'already-expired';
  if (!mayChange(changeOf(version), incident.status)) return 'incident-ended';
  return 'ok';
}
