import type { PersonId } from '../people/person';

/** What a sealed code is bound to. */
export const codeContext = (personId: PersonId): string => `visibility:${personId}:code`;

/** What is indexed, so that no code is ever found as a phone number. */
export const indexedCode = (code: string): string => `visibility code ${code}`;
