/** What kind of fault it is, e.g. "QueryFailedError 42P01": its message may name people, and stays in the log. */
export function faultKind(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const code = 'code' in fault && typeof fault.code === 'string' ? ` ${fault.code}` : '';
  return `${fault.name}${code}`.slice(0, 200);
}
