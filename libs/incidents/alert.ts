import type { Language } from '../channels/language';
import type { Area } from '../geo/area';

/** CAP 1.2 §3.2.1 `status`. Fixed when the incident is drafted; only `Actual` may reach a real phone. */
export const modes = ['Actual', 'Exercise', 'Test'] as const;
export type Mode = (typeof modes)[number];

/** CAP 1.2 §3.2.2 code lists, as the standard spells them. `Unknown` is read from others but never offered to an author. */
export const categories = [
  'Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire', 'Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other',
] as const; // prettier-ignore
export const responseTypes = [
  'Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None',
] as const; // prettier-ignore
export const urgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export const certainties = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;

export type Category = (typeof categories)[number];
export type ResponseType = (typeof responseTypes)[number];
export type Urgency = (typeof urgencies)[number];
export type Severity = (typeof severities)[number];
export type Certainty = (typeof certainties)[number];

/** CAP 1.2 §3.2.1 `msgType` of a version that we publish. */
export type MessageType = 'Alert' | 'Update' | 'Cancel';

/** A CAP name/value pair, e.g. { name: 'INSEE', value: '75111' }. */
export interface Code {
  readonly name: string;
  readonly value: string;
}

/** What an alert says in one language (one CAP `info` block). Plain text only. */
export interface AlertText {
  /** The hazard in words, e.g. "Attaque armée". */
  readonly event: string;
  readonly headline: string;
  readonly description: string;
  /** What people are to do now. */
  readonly instruction: string;
  /** The place in words, e.g. "Paris 10e et 11e". */
  readonly areaName: string;
  /** The same in twelve words at most: read aloud first. Older versions have none. */
  readonly plain?: string;
}

/** What a later message says of the same hazard in the same place. */
export type PreparedText = Pick<AlertText, 'headline' | 'description' | 'instruction'>;
export type PreparedTexts = Partial<Record<Language, PreparedText>>;

/**
 * Everything that an approver approves: who is told what, until when. The content hash covers every field, so a
 * change in one byte voids the approval.
 */
export interface AlertContent {
  readonly mode: Mode;
  readonly category: Category;
  readonly eventCodes: readonly Code[];
  readonly responseTypes: readonly ResponseType[];
  readonly urgency: Urgency;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** ISO 8601 instants in UTC, e.g. "2015-11-13T20:30:00.000Z"; CAP output rewrites them with the agency's offset. */
  readonly onset?: string;
  readonly expires: string;
  readonly senderName: string;
  readonly web?: string;
  readonly contact?: string;
  /** Mandatory in an exercise: who takes part (CAP 1.2 §3.2.1 `note`). */
  readonly note?: string;
  readonly area: Area;
  readonly geocodes: readonly Code[];
  readonly texts: Partial<Record<Language, AlertText>>;
  /** What people are told should the alert turn out to be false, in each of its languages: approved with it. */
  readonly correction?: PreparedTexts;
  /** Of an imported alert: what people are told should its source take it back. */
  readonly withdrawal?: PreparedTexts;
}

/** CAP 1.2 §3.2.1 `references`: one earlier message. */
export interface CapReference {
  readonly sender: string;
  readonly identifier: string;
  /** ISO 8601 instant with numeric offset, exactly as it was sent. */
  readonly sent: string;
}
