import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Officer } from '../../identity/officer';
import type { Incident, IncidentId } from '../../incidents/incident';
import { ownIncident } from '../../incidents/incidents.queries';
import type { PersonId } from '../../people/person';
import { contactsOf } from '../../people/people.queries';
import { Clock } from '../../platform/clock';
import { Vault } from '../../platform/vault/vault';
import { mostDisputes } from '../on-behalf.service';
import type { Desk, DeskCall, DeskCallFile, DeskCounts, DeskReporter, DeskTicket } from './desk';
import { disclosedPerson } from './disclosed-person.queries';
import { standing } from './ticket';
import { sealedWords } from './ticket-words';
import {
  actsOf,
  answersToTriage,
  contradictedReporters,
  deskCounts,
  deskTicket,
  provenTickets,
  unprovenGroups,
  unprovenTickets,
} from './triage.queries';
import { triageProblems } from './triage-problems';

/** What the officers of an incident's agency see of the calls for help. */
@Injectable()
export class DeskService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** @throws incident-not-found */
  async desk(officer: Officer, incident: string): Promise<Desk & { readonly incident: Incident }> {
    const found = await ownIncident(this.database, officer, incident);
    const now = this.clock.now();
    return {
      now,
      incident: found,
      counts: await deskCounts(this.database, found.id, now),
      calls: await this.shown(officer, await provenTickets(this.database, found.id, now), now),
      unproven: await unprovenGroups(this.database, found.id, now),
      reporters: await this.reporters(found.id),
    };
  }

  /** @throws incident-not-found */
  async counts(officer: Officer, incident: string): Promise<DeskCounts & { readonly now: Date }> {
    const { id } = await ownIncident(this.database, officer, incident);
    const now = this.clock.now();
    return { now, ...(await deskCounts(this.database, id, now)) };
  }

  /**
   * What unconfirmed numbers say of one place.
   * @throws incident-not-found
   */
  async unproven(officer: Officer, incident: string, place: string): Promise<DeskCall[]> {
    const { id } = await ownIncident(this.database, officer, incident);
    const now = this.clock.now();
    return this.shown(officer, await unprovenTickets(this.database, id, place, now), now);
  }

  /** @throws incident-not-found, ticket-not-found */
  async file(officer: Officer, incidentName: string, ticketName: string): Promise<DeskCallFile> {
    const incident = await ownIncident(this.database, officer, incidentName);
    const now = this.clock.now();
    const ticket = await deskTicket(this.database, incident.id, ticketName, now);
    const [call] = ticket ? await this.shown(officer, [ticket], now) : [];
    if (!call) throw triageProblems['ticket-not-found']();
    const acts = await actsOf(this.database, call.id);
    const isDisclosed = call.isMine && call.standing === 'claimed' && acts.some(({ kind, officerId, at }) =>
      kind === 'revealed' && officerId === officer.id && call.heldSince !== null && at >= call.heldSince); // prettier-ignore
    return {
      now,
      incident,
      call,
      answers: await answersToTriage(this.database, incident.id, call.personId),
      acts: acts.map(({ wordsSealed, ...act }) => ({
        ...act,
        words: wordsSealed && this.vault.open(wordsSealed, sealedWords(call.id, act.kind)),
      })),
      disclosed: isDisclosed ? await disclosedPerson(this.database, this.vault, call.personId, now) : undefined,
    };
  }

  private async reporters(incidentId: IncidentId): Promise<DeskReporter[]> {
    const reporters = await contradictedReporters(this.database, incidentId);
    const endings = await this.endingsOf(reporters.map(({ personId }) => personId));
    return reporters.map((reporter) => ({
      ...reporter,
      phoneEnding: endings.get(reporter.personId) ?? '',
      isBelieved: reporter.contradicted < mostDisputes,
    }));
  }

  private async endingsOf(people: readonly PersonId[]): Promise<Map<PersonId, string>> {
    const contacts = await contactsOf(this.database, this.vault, people);
    return new Map(contacts.map(({ id, phone }) => [id, phone.slice(-2)]));
  }

  private async shown(officer: Officer, tickets: readonly DeskTicket[], now: Date): Promise<DeskCall[]> {
    const endings = await this.endingsOf(tickets.map(({ personId }) => personId));
    return tickets.map((ticket) => ({
      ...ticket,
      standing: standing(ticket, now),
      phoneEnding: endings.get(ticket.personId) ?? '',
      isMine: ticket.heldBy === officer.id,
    }));
  }
}
