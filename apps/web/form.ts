/** A posted form as it arrives: a field that came twice is a list. Nothing in it can be relied on. */
export type Form = Readonly<Record<string, unknown>>;

/** What was typed into a field; undefined when it is absent, came twice or is no text. */
export function typed(form: Form | undefined, name: string): string | undefined {
  const value = form?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** The same without blanks around it; undefined when nothing is left. */
export const filled = (form: Form | undefined, name: string): string | undefined =>
  typed(form, name)?.trim() || undefined;
