/** One kind of refusal that a client may meet. Each has a paragraph in docs/problems.md. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** Members beyond RFC 9457's own, e.g. the fields that were refused. */
export type ProblemMembers = Readonly<Record<string, unknown>>;

/** A refusal on its way to the edge, where it becomes an `application/problem+json` body (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly slug: string,
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly members: ProblemMembers = {},
  ) {
    super(`${slug}: ${detail}`);
  }
}

type ProblemFactory = (detail?: string, members?: ProblemMembers) => Problem;

/** A table of slug → kind becomes a table of slug → function that makes the problem. */
export function defineProblems<const Kinds extends Record<string, ProblemKind>>(
  kinds: Kinds,
): { readonly [Slug in keyof Kinds]: ProblemFactory } {
  const entries = Object.entries(kinds).map(([slug, kind]): [string, ProblemFactory] => [
    slug,
    (detail = kind.title, members) => new Problem(slug, kind, detail, members),
  ]);
  return Object.fromEntries(entries) as { readonly [Slug in keyof Kinds]: ProblemFactory };
}
