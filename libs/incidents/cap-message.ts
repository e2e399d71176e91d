import type { Position } from '../geo/geojson';
import type { CapReference, Category, Certainty, Code, ResponseType, Severity, Urgency } from './alert';

/** CAP 1.2 §3.2.1 code lists of the `alert` block. */
export const capStatuses = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export const capMessageTypes = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export const capScopes = ['Public', 'Restricted', 'Private'] as const;

/** A CAP 1.2 `alert` block; field names are the standard's, lists in the plural. */
export interface CapMessage {
  readonly identifier: string;
  readonly sender: string;
  /** As it was sent, e.g. "2015-11-13T21:30:00+01:00": references repeat it to the letter. */
  readonly sent: string;
  readonly status: (typeof capStatuses)[number];
  readonly msgType: (typeof capMessageTypes)[number];
  readonly source?: string;
  readonly scope: (typeof capScopes)[number];
  readonly restriction?: string;
  readonly addresses?: string;
  readonly codes: readonly string[];
  readonly note?: string;
  readonly references: readonly CapReference[];
  /** Identifiers of messages about the same incident. */
  readonly incidents: readonly string[];
  readonly infos: readonly CapInfo[];
}

/** What is said in one language. Times as they were sent. */
export interface CapInfo {
  /** RFC 3066 tag, "en-US" when the message names none. */
  readonly language: string;
  readonly categories: readonly Category[];
  readonly event: string;
  readonly responseTypes: readonly ResponseType[];
  readonly urgency: Urgency;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly audience?: string;
  readonly eventCodes: readonly Code[];
  readonly effective?: string;
  readonly onset?: string;
  readonly expires?: string;
  readonly senderName?: string;
  readonly headline?: string;
  readonly description?: string;
  readonly instruction?: string;
  readonly web?: string;
  readonly contact?: string;
  readonly parameters: readonly Code[];
  readonly areas: readonly CapArea[];
}

export interface CapArea {
  readonly areaDesc: string;
  readonly polygons: readonly (readonly Position[])[];
  readonly circles: readonly CapCircle[];
  readonly geocodes: readonly Code[];
}

export interface CapCircle {
  readonly centre: Position;
  readonly radiusKilometres: number;
}

/** What is wrong with a message: an error keeps it out, a warning tells its author. */
export interface CapFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Begins with the place, e.g. "alert/info[2]/expires: …". */
  readonly detail: string;
}

export const capError = (code: string, detail: string): CapFinding => ({ severity: 'error', code, detail });
export const capWarning = (code: string, detail: string): CapFinding => ({ severity: 'warning', code, detail });
