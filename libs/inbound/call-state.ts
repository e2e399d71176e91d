import { isLanguage, type Language } from '../channels/language';
import type { IncidentId } from '../incidents/incident';

/**
 * Where a call stands. It travels in the addresses that we give to the carrier, whose signature covers them: a call that
 * is cut leaves nothing behind, and any of our processes may take the next step.
 */
export interface CallState {
  readonly language: Language;
  /** Counts the keys that were asked for: with the call's id, the name of one answer. */
  readonly step: number;
  /** How often in a row nothing, or nothing that we know, was pressed. */
  readonly misses: number;
  /** What the call is about; none when it is about nothing yet. */
  readonly incidentId?: IncidentId;
  /** The person has just answered, and somebody follows them. */
  readonly mayRecord?: boolean;
  /** The alert that a call of ours reads aloud; none when somebody has called us. */
  readonly delivery?: string;
}

/** Longer calls are a loop or a game. */
export const mostSteps = 40;

/** The same after one more question. */
export const nextStep = (state: CallState): CallState => ({ ...state, step: state.step + 1 });

/** As the query of an address. */
export function writeCallState({ language, step, misses, incidentId, mayRecord, delivery }: CallState): string {
  const query = new URLSearchParams({ language, step: String(step), misses: String(misses) });
  if (incidentId !== undefined) query.set('incident', String(incidentId));
  if (mayRecord) query.set('record', 'yes');
  if (delivery !== undefined) query.set('delivery', delivery);
  return query.toString();
}

/** @returns undefined for what `writeCallState` would not write */
export function readCallState(query: unknown): CallState | undefined {
  const fields = typeof query === 'object' && query !== null ? (query as Readonly<Record<string, unknown>>) : {};
  const { language, incident, delivery } = fields;
  const step = count(fields['step'], mostSteps);
  const misses = count(fields['misses'], 9);
  if (typeof language !== 'string' || !isLanguage(language) || step === undefined || misses === undefined)
    return undefined;
  const incidentId = count(incident, Number.MAX_SAFE_INTEGER) as IncidentId | undefined;
  if (incident !== undefined && incidentId === undefined) return undefined;
  if (delivery !== undefined && (typeof delivery !== 'string' || !/^[\d.]{5,64}$/.test(delivery))) return undefined;
  return { language, step, misses, incidentId, mayRecord: fields['record'] === 'yes', delivery };
}

function count(value: unknown, most: number): number | undefined {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : undefined;
  return number !== undefined && number <= most ? number : undefined;
}
