/** What a `datetime-local` field holds: "2015-11-13T21:30", on the wall clock of `timeZone`. */
export function toLocalTime(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone,
  }).formatToParts(instant); // prettier-ignore
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

const localTime = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d{1,3})?)?$/;

/**
 * The instant that a wall clock in `timeZone` shows as `local`. In the hour that summer time skips it is the instant
 * one hour later on the clock; in the hour that is lived twice, the first.
 * @returns undefined when `local` is not a time
 */
export function fromLocalTime(local: string, timeZone: string): Date | undefined {
  const written = localTime.exec(local.trim())?.[1];
  const asUtc = written ? Date.parse(`${written}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (instant: number) => Date.parse(`${toLocalTime(new Date(instant), timeZone)}Z`) - instant;
  const candidates = [asUtc - offsetAt(asUtc - 86_400_000), asUtc - offsetAt(asUtc + 86_400_000)];
  const exact = candidates.filter((instant) => instant + offsetAt(instant) === asUtc);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates));
}
