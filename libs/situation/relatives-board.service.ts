import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type PhoneEvidence, phoneEvidence } from '../alerting/phone-evidence';
import { ledgerOf } from '../alerting/phone-evidence.queries';
import { answerBefore, currentCheckIns } from '../check-ins/check-ins.queries';
import { namesMarkedBy } from '../check-ins/household-marks.queries';
import type { IncidentId } from '../incidents/incident';
import { type Contact, contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { Vault } from '../platform/vault/vault';
import { type AreaShare, AreaSharesService } from './area-shares.service';
import {
  type CountingAnswer,
  evidenceBefore,
  mostWorryingFirst,
  type Relative,
  relativeStatus,
} from './relatives-board';
import { acceptedFollowed, type FollowedPerson, type ShownIncident, shownIncidents } from './relatives-board.queries';

export interface BoardIncident extends AreaShare {
  readonly incidentId: IncidentId;
  /** Everybody who lets the reader follow them. */
  readonly relatives: readonly Relative[];
}

export interface RelativesBoard {
  /** Whether anybody lets the reader follow them. */
  readonly followsSomebody: boolean;
  /** Only those that concern one of the people followed. */
  readonly incidents: readonly BoardIncident[];
}

/** Why there is no answer yet, for those whom the silent person lets know. */
@Injectable()
export class RelativesBoardService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly shares: AreaSharesService,
  ) {}

  async of(followerId: PersonId): Promise<RelativesBoard> {
    const followed = await acceptedFollowed(this.database, followerId);
    if (followed.length === 0) return { followsSomebody: false, incidents: [] };
    const contacts = await contactsOf(this.database, this.vault, followed.map(({ personId }) => personId)); // prettier-ignore
    const known = new Map(contacts.map((contact) => [contact.id, contact]));
    const incidents: BoardIncident[] = [];
    for (const incident of await shownIncidents(this.database, this.clock.now())) {
      const relatives = await this.relatives(incident, followed, known);
      if (relatives.every(({ status }) => status.kind === 'not_warned')) continue;
      const { incidentId } = incident;
      incidents.push({ incidentId, ...(await this.shares.of(incident)), relatives: mostWorryingFirst(relatives) });
    }
    return { followsSomebody: true, incidents };
  }

  private async relatives(
    { incidentId, activatedAt }: ShownIncident,
    followed: readonly FollowedPerson[],
    contacts: ReadonlyMap<PersonId, Contact>,
  ): Promise<Relative[]> {
    const people = followed.map(({ personId }) => personId);
    const now = this.clock.now();
    const answers = byPerson(await currentCheckIns(this.database, incidentId, people));
    const ledger = byPerson(await ledgerOf(this.database, incidentId, people));
    const seen: {
      readonly follow: FollowedPerson;
      readonly answer?: CountingAnswer;
      readonly evidence: PhoneEvidence;
    }[] = [];
    for (const follow of followed) {
      const { personId, pausedAt } = follow;
      let answer: CountingAnswer | undefined = answers.get(personId);
      const contact = contacts.get(personId);
      // Of a phone that must give nothing away not even the evidence.
      let evidence = phoneEvidence(contact?.isDiscreet ? undefined : ledger.get(personId));
      if (pausedAt) {
        answer = await answerBefore(this.database, { incidentId, personId, before: pausedAt });
        evidence = evidenceBefore(evidence, { activatedAt, before: pausedAt });
      }
      seen.push({ follow, answer, evidence });
    }
    const marked = await namesMarkedBy(this.database, this.vault, seen.flatMap(({ answer }) => answer?.checkInId ?? [])); // prettier-ignore
    return seen.map(({ follow: { publicId, personId }, answer, evidence }) => ({
      id: publicId,
      name: contacts.get(personId)?.name ?? '',
      status: relativeStatus(answer && { ...answer, alsoFor: marked.get(answer.checkInId ?? 0) }, evidence, now),
    }));
  }
}

const byPerson = <Row extends { readonly personId: PersonId }>(rows: readonly Row[]): Map<PersonId, Row> =>
  new Map(rows.map((row) => [row.personId, row]));
