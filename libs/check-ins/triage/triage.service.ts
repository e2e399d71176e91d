import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import type { Officer } from '../../identity/officer';
import { ownIncident } from '../../incidents/incidents.queries';
import { Clock } from '../../platform/clock';
import { emit } from '../../platform/events/outbox';
import { RateLimits } from '../../platform/http/rate-limits';
import { Vault } from '../../platform/vault/vault';
import type { HelpTaken } from '../check-in-events';
import type { DisclosedPerson } from './desk';
import { disclosedPerson } from './disclosed-person.queries';
import { after, decide, type Ticket, type TicketCommand, type TicketId } from './ticket';
import { insertAct, lockTicket, type OfficerAct, saveState, takeTelling } from './ticket.store';
import { sealedWords } from './ticket-words';
import { triageProblems } from './triage-problems';

/** Which ticket, as addresses name it. */
export interface TicketAddress {
  readonly incident: string;
  readonly ticket: string;
}

/** What an officer does, with what has to be typed for it. */
export type TicketOrder =
  | { readonly command: 'claim' | 'release' | 'unreachable' }
  /** The number under which the 112 has the call. */
  | { readonly command: 'hand_over'; readonly words: string }
  | { readonly command: 'resolve'; readonly words: string; readonly hasSpoken: boolean }
  | { readonly command: 'reveal'; readonly words: string };

const acts: Readonly<Record<TicketCommand, OfficerAct>> = {
  claim: 'claimed',
  release: 'released',
  hand_over: 'handed_over',
  unreachable: 'unreachable',
  resolve: 'resolved',
  reveal: 'revealed',
};

/** Persons that one officer may have disclosed in an hour; for more, a second officer has to take calls. */
const disclosures = { name: 'disclosures', points: 200, windowSeconds: 3600 } as const;

/** Officers take calls for help, one officer a call, and everything that they do is kept. */
@Injectable()
export class TriageService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly audit: AuditService,
    private readonly limits: RateLimits,
  ) {}

  /** @throws incident-not-found, ticket-not-found, ticket-taken, ticket-not-held, ticket-closed, not-spoken-with */
  async act(officer: Officer, address: TicketAddress, order: TicketOrder): Promise<void> {
    await this.database.transaction((tx) => this.carryOut(tx, officer, address, order));
  }

  /**
   * Who called, and where they may be: for the officer who has the call, who says why.
   * @throws too-many-requests, and as `act`
   */
  async reveal(officer: Officer, address: TicketAddress, words: string): Promise<DisclosedPerson> {
    await this.limits.take(disclosures, String(officer.id));
    return this.database.transaction(async (tx) => {
      const ticket = await this.carryOut(tx, officer, address, { command: 'reveal', words });
      return disclosedPerson(tx, this.vault, ticket.personId, this.clock.now());
    });
  }

  /** @returns whether the person is to be told now that an officer has their call */
  takeTelling(tx: EntityManager, id: TicketId): Promise<boolean> {
    return takeTelling(tx, id, this.clock.now());
  }

  private async carryOut(
    tx: EntityManager,
    officer: Officer,
    address: TicketAddress,
    order: TicketOrder,
  ): Promise<Ticket> {
    const { id: incidentId } = await ownIncident(tx, officer, address.incident);
    const ticket = await lockTicket(tx, incidentId, address.ticket);
    if (!ticket) throw triageProblems['ticket-not-found']();
    const now = this.clock.now();
    const verdict = decide(ticket, order.command, officer.id, now);
    if (verdict !== 'ok') throw triageProblems[verdict]();
    if (order.command === 'resolve' && !order.hasSpoken) throw triageProblems['not-spoken-with']();
    await this.keep(tx, officer, ticket, order, now);
    return ticket;
  }

  private async keep(
    tx: EntityManager,
    officer: Officer,
    ticket: Ticket,
    order: TicketOrder,
    now: Date,
  ): Promise<void> {
    const state = after(ticket, order.command, officer.id, now);
    await saveState(tx, ticket.id, state);
    const isTakenOver = ticket.status === 'claimed' && ticket.heldBy !== officer.id;
    if (isTakenOver) await insertAct(tx, ticket.id, { kind: 'lapsed', officerId: ticket.heldBy, at: now });
    const kind = acts[order.command];
    const wordsSealed = 'words' in order ? this.vault.seal(order.words, sealedWords(ticket.id, kind)) : undefined;
    await insertAct(tx, ticket.id, { kind, officerId: officer.id, at: now, wordsSealed });
    if (order.command === 'claim') {
      const taken: HelpTaken = { type: 'help-taken', ticketId: ticket.id, occurredAt: now.toISOString() };
      await emit(tx, taken);
    }
    await this.audit.record(tx, {
      actor: `officer:${officer.publicId}`,
      action: `call-${kind}`,
      subject: `call:${ticket.publicId}`,
      detail: { incident: ticket.incidentId },
    });
  }
}
