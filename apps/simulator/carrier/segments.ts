import { SegmentedMessage } from 'sms-segments-calculator';

/** A text and how many SMS it makes: 160 or 153 characters of GSM-7 each, 70 or 67 of any other alphabet. */
export interface MeasuredText {
  readonly text: string;
  readonly segments: number;
}

/** Counting is slow and copies take memory, while a million recipients share one text. */
const known = new Map<string, MeasuredText>();

export function measured(text: string): MeasuredText {
  const found = known.get(text);
  if (found) return found;
  if (known.size >= 10_000) known.clear();
  const fresh = { text, segments: new SegmentedMessage(text).segmentsCount };
  known.set(text, fresh);
  return fresh;
}
