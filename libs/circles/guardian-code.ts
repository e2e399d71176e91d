import type { PersonId } from '../people/person';

/** What the sealed code is bound to. */
export const guardianCodeContext = (minorId: PersonId, candidateId: PersonId): string =>
  `guardian_code:${minorId}:${candidateId}:code`;
