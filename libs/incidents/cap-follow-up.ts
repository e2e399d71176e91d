import type { CapReference } from './alert';
import type { IncidentStatus, VersionStatus } from './incident';

/** A version of ours that another system's Update or Cancel names. */
export interface ReferencedVersion {
  readonly publicId: string;
  readonly incidentStatus: IncidentStatus;
  readonly status: VersionStatus;
}

export type FollowUpTarget =
  | { readonly verdict: 'ok'; readonly publicId: string; readonly wasPublished: boolean }
  | { readonly verdict: 'cap-reference-unknown' | 'cap-reference-ambiguous' | 'incident-ended' };

/** The one live incident that the message is about; what has been called off or is over does not count. */
export function followUpTarget(named: readonly ReferencedVersion[]): FollowUpTarget {
  if (named.length === 0) return { verdict: 'cap-reference-unknown' };
  const live = named.filter(isLive);
  const [publicId, ...others] = new Set(live.map((version) => version.publicId));
  if (publicId === undefined) return { verdict: 'incident-ended' };
  if (others.length > 0) return { verdict: 'cap-reference-ambiguous' };
  return { verdict: 'ok', publicId, wasPublished: live.some(({ status }) => status === 'published') };
}

function isLive({ status, incidentStatus }: ReferencedVersion): boolean {
  if (status === 'published') return incidentStatus === 'active';
  return status === 'draft' || status === 'pending' || status === 'returned';
}

/** Same message: the time may be written with another offset, but not be another time, to the second. */
export function refersTo(reference: CapReference, known: CapReference): boolean {
  const second = (instant: string): number => Math.floor(new Date(instant).getTime() / 1000);
  return (
    reference.sender === known.sender &&
    reference.identifier === known.identifier &&
    second(reference.sent) === second(known.sent)
  );
}
