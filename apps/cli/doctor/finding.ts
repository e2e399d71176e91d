export interface Finding {
  readonly level: 'ok' | 'warn' | 'fail';
  readonly subject: string;
  readonly detail: string;
  /** What to do about it. */
  readonly next?: string;
}

export const ok = (subject: string, detail: string): Finding => ({ level: 'ok', subject, detail });
export const warn = (subject: string, detail: string, next: string): Finding => ({
  level: 'warn',
  subject,
  detail,
  next,
});
export const fail = (subject: string, detail: string, next: string): Finding => ({
  level: 'fail',
  subject,
  detail,
  next,
});
