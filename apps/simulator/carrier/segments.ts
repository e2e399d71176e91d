import { SegmentedMessage } from 'sms-segments-calculator';

/** Counting is slow, and a million recipients share one text. */
const known = new Map<string, number>();

/** How many SMS a text makes: 160 or 153 characters of GSM-7 each, 70 or 67 of any other alphabet. */
export function segmentsOf(text: string): number {
  const counted = known.get(text);
  if (counted !== undefined) return counted;
  if (known.size >= 10_000) known.clear();
  const { segmentsCount } = new SegmentedMessage(text);
  known.set(text, segmentsCount);
  return segmentsCount;
}
