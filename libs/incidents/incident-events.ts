import type { AlertVersion, IncidentChange, IncidentId, VersionId } from './incident';

export type PublishedChange = Extract<IncidentChange, 'activate' | 'update' | 'allClear' | 'cancel'>;

/** A version went out: whoever is concerned is to be told. */
export interface AlertPublished {
  readonly type: 'alert-published';
  readonly incidentId: IncidentId;
  readonly versionId: VersionId;
  readonly change: PublishedChange;
  readonly occurredAt: string;
}

export type IncidentEvent = AlertPublished;

export function alertPublished(version: AlertVersion, change: PublishedChange, at: Date): AlertPublished {
  const { id: versionId, incidentId } = version;
  return { type: 'alert-published', incidentId, versionId, change, occurredAt: at.toISOString() };
}
