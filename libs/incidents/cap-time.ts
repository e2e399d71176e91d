const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)([+-])(\d\d):(\d\d)$/;
const msPerMinute = 60_000;
const hoursInMs = 60 * msPerMinute;

/** A message older than this is a replay, one from further ahead has a wrong clock. */
export const oldestMs = 24 * hoursInMs;
export const furthestAheadMs = 5 * msPerMinute;

/**
 * CAP 1.2 §3.2.1 `sent`: local time with a numeric offset, e.g. "2015-11-13T21:30:00+01:00"; `Z` is invalid and an
 * offset of zero is written "-00:00". Milliseconds are cut.
 * @param timeZone IANA name, e.g. "Pacific/Noumea"
 */
export function formatCapTime(instant: Date, timeZone: string): string {
  const offset = offsetMinutes(instant, timeZone);
  const local = new Date(instant.getTime() + offset * msPerMinute).toISOString().slice(0, 19);
  const sign = offset > 0 ? '+' : '-';
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${local}${sign}${twoDigits(Math.floor(Math.abs(offset) / 60))}:${twoDigits(Math.abs(offset) % 60)}`;
}

function offsetMinutes(instant: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? ['', '+', '0', '0'];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

/** The instant of a CAP time; undefined for any other notation and for times that no calendar has. */
export function parseCapTime(text: string): Date | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const offset = (Number(match[8]) * 60 + Number(match[9])) * (match[7] === '-' ? -1 : 1);
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists = local.toISOString().startsWith(text.slice(0, 19)); // 31 February has become 3 March
  if (!exists || Math.abs(offset) > 14 * 60 || Number(match[9]) > 59) return undefined;
  return new Date(local.getTime() - offset * msPerMinute);
}

/** Whether a message sent then may still be taken in: at most 24 h old and at most 5 min ahead of our clock. */
export function isFresh(sent: string, now: Date): boolean {
  const instant = parseCapTime(sent);
  if (!instant) return false;
  const age = now.getTime() - instant.getTime();
  return age <= oldestMs && age >= -furthestAheadMs;
}
