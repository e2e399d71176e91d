import type { Ticket } from './ticket';

/** Why a ticket is open, the gravest first. */
export function reasonsOf({
  isCall,
  isDuress,
  isConflict,
}: Pick<Ticket, 'isCall' | 'isDuress' | 'isConflict'>): ('help' | 'duress' | 'conflict')[] {
  return [
    ...(isCall ? (['help'] as const) : []),
    ...(isDuress ? (['duress'] as const) : []),
    ...(isConflict ? (['conflict'] as const) : []),
  ];
}
