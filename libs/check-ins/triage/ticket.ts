import type { OfficerId } from '../../identity/officer';
import type { IncidentId } from '../../incidents/incident';
import type { PersonId } from '../../people/person';
import type { Branded } from '../../platform/branded';

export type TicketId = Branded<number, 'TicketId'>;

export const ticketStatuses = ['open', 'claimed', 'handed_to_112', 'unreachable', 'resolved'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Where a ticket stands, and who has it. */
export interface TicketState {
  readonly status: TicketStatus;
  readonly heldBy: OfficerId | null;
  readonly heldSince: Date | null;
  readonly heldUntil: Date | null;
  /** How often nobody answered an officer's call. */
  readonly tries: number;
  /** Of one who could not be reached: when somebody tries again. */
  readonly dueAt: Date | null;
}

/** One person who may need help in one incident. */
export interface Ticket extends TicketState {
  readonly id: TicketId;
  readonly publicId: string;
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly isCall: boolean;
  readonly isConflict: boolean;
  readonly isDuress: boolean;
  /** A phone that was confirmed by a code says so. */
  readonly isVerified: boolean;
  readonly openedAt: Date;
}

/** What an officer does with a ticket. */
export type TicketCommand = 'claim' | 'release' | 'hand_over' | 'unreachable' | 'resolve' | 'reveal';

export type TicketRefusal = 'ticket-taken' | 'ticket-not-held' | 'ticket-closed';

/** How long nobody else can take a claimed ticket; every act of its officer begins it anew. */
export const holdMinutes = 10;

/** Each command → where a ticket may stand before it. Whatever starts from `claimed` is for the one who has it. */
const startsFrom = {
  claim: ['open', 'claimed', 'unreachable', 'handed_to_112'],
  release: ['claimed'],
  hand_over: ['claimed'],
  unreachable: ['claimed'],
  resolve: ['claimed'],
  reveal: ['claimed'],
} as const satisfies Record<TicketCommand, readonly TicketStatus[]>;

/** A claim that has run out, or a person whom somebody was to try again by now, waits as if nobody had been there. */
export function standing(ticket: Pick<TicketState, 'status' | 'heldUntil' | 'dueAt'>, now: Date): TicketStatus {
  const isLapsed = ticket.status === 'claimed' && ticket.heldUntil !== null && ticket.heldUntil <= now;
  const isDue = ticket.status === 'unreachable' && ticket.dueAt !== null && ticket.dueAt <= now;
  return isLapsed || isDue ? 'open' : ticket.status;
}

/** An officer whose time has run out goes on as long as nobody else has taken the ticket. */
export function decide(ticket: TicketState, command: TicketCommand, by: OfficerId, now: Date): 'ok' | TicketRefusal {
  const isHeldByOther = ticket.status === 'claimed' && ticket.heldBy !== by;
  if (isHeldByOther && standing(ticket, now) === 'claimed') return 'ticket-taken';
  if (command === 'claim') return isAmong(startsFrom.claim, ticket.status) ? 'ok' : 'ticket-closed';
  return !isHeldByOther && isAmong(startsFrom[command], ticket.status) ? 'ok' : 'ticket-not-held';
}

const isAmong = (statuses: readonly TicketStatus[], status: TicketStatus): boolean => statuses.includes(status);

/** How it stands after a command that was allowed. */
export function after(ticket: TicketState, command: TicketCommand, by: OfficerId, now: Date): TicketState {
  const free = { heldBy: null, heldSince: null, heldUntil: null, dueAt: null, tries: ticket.tries };
  switch (command) {
    case 'claim':
    case 'reveal': {
      const isMine = ticket.status === 'claimed' && ticket.heldBy === by;
      const heldSince = isMine ? ticket.heldSince : now;
      return { ...free, status: 'claimed', heldBy: by, heldSince, heldUntil: minutesAfter(now, holdMinutes) };
    }
    case 'release':
      return { ...free, status: 'open' };
    case 'hand_over':
      return { ...free, status: 'handed_to_112' };
    case 'unreachable': {
      const tries = ticket.tries + 1;
      return { ...free, status: 'unreachable', tries, dueAt: minutesAfter(now, minutesToNextTry(tries)) };
    }
    case 'resolve':
      return { ...free, status: 'resolved' };
  }
}

/** 5, 10, 20, then every 30 minutes: soon at first, because people in danger may not be able to speak. */
export const minutesToNextTry = (tries: number): number => Math.min(30, 5 * 2 ** (tries - 1));

const minutesAfter = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000);
