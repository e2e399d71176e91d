import { type Confidence, confidenceOf, type Told } from './confidence';

const now = new Date('2026-11-22T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);

test.each<[Pick<Told, 'source' | 'verified' | 'hadContact'>, Confidence, Confidence]>([
  [{ source: 'page', verified: true }, 'high', 'medium'],
  [{ source: 'sms', verified: true }, 'high', 'medium'],
  [{ source: 'sms', verified: false }, 'medium', 'low'],
  [{ source: 'roster', verified: true }, 'medium', 'low'],
  [{ source: 'on_behalf', verified: true, hadContact: true }, 'medium', 'low'],
  [{ source: 'on_behalf', verified: true, hadContact: false }, 'low', 'low'],
  [{ source: 'import', verified: true }, 'low', 'low'],
])('%j is believed with %s confidence, and six hours later with %s', (told, fresh, stale) => {
  expect(confidenceOf({ ...told, saidAt: hoursAgo(1) }, now)).toBe(fresh);
  expect(confidenceOf({ ...told, saidAt: hoursAgo(6) }, now)).toBe(stale);
});
