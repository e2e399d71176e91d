import type { TicketId } from './ticket';

/** The context that an officer's words are sealed for. */
export const sealedWords = (id: TicketId, kind: string): string => `help_act:${id}:${kind}`;
