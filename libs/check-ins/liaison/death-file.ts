import type { OfficerId } from '../../identity/officer';
import type { PersonId } from '../../people/person';

export const deathFileStatuses = ['open', 'confirmed', 'rejected'] as const;

/** While a file is open, and for good once it is confirmed, no automatic notice about the person leaves. */
export type DeathFileStatus = (typeof deathFileStatuses)[number];

export interface DeathFileState {
  readonly status: DeathFileStatus;
  readonly openedBy: OfficerId;
}

export interface DeathFile extends DeathFileState {
  readonly id: number;
  readonly publicId: string;
  readonly personId: PersonId;
  readonly openedAt: Date;
  readonly decidedBy: OfficerId | null;
  readonly decidedAt: Date | null;
}

export const deathVerdicts = ['confirm', 'reject'] as const;

export type DeathVerdict = (typeof deathVerdicts)[number];

/** One officer opens a file, another confirms it; whoever finds it wrong, the first one too, rejects it. */
export function decideDeathFile(
  { status, openedBy }: DeathFileState,
  verdict: DeathVerdict,
  officer: OfficerId,
): 'ok' | 'death-file-decided' | 'second-liaison-needed' {
  if (status !== 'open') return 'death-file-decided';
  return verdict === 'confirm' && officer === openedBy ? 'second-liaison-needed' : 'ok';
}

/**
 * SQL: a death file stands about the person.
 * @param person a column that holds their row id
 */
export const isFrozen = (person: string): string =>
  `EXISTS (SELECT FROM death_file WHERE death_file.person_id = ${person} AND death_file.status <> 'rejected')`;
