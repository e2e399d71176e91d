import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { phoneEvidence } from '../alerting/phone-evidence';
import { ledgerOf } from '../alerting/phone-evidence.queries';
import { currentCheckIns } from '../check-ins/check-ins.queries';
import { namesMarkedBy } from '../check-ins/household-marks.queries';
import type { IncidentId } from '../incidents/incident';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { Vault } from '../platform/vault/vault';
import { type AreaShare, AreaSharesService } from './area-shares.service';
import { mostWorryingFirst, type Relative, relativeStatus } from './relatives-board';
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
    const names = new Map(contacts.map(({ id, name }) => [id, name ?? '']));
    const incidents: BoardIncident[] = [];
    for (const incident of await shownIncidents(this.database, this.clock.now())) {
      const relatives = await this.relatives(incident, followed, names);
      if (relatives.every(({ status }) => status.kind === 'not_warned')) continue;
      const { incidentId } = incident;
      incidents.push({ incidentId, ...(await this.shares.of(incident)), relatives: mostWorryingFirst(relatives) });
    }
    return { followsSomebody: true, incidents };
  }

  private async relatives(
    { incidentId }: ShownIncident,
    followed: readonly FollowedPerson[],
    names: ReadonlyMap<PersonId, string>,
  ): Promise<Relative[]> {
    const people = followed.map(({ personId }) => personId);
    const now = this.clock.now();
    const current = await currentCheckIns(this.database, incidentId, people);
    const marked = await namesMarkedBy(this.database, this.vault, current.flatMap(({ checkInId }) => checkInId ?? [])); // prettier-ignore
    const answers = new Map(
      current.map((one) => [one.personId, { ...one, alsoFor: marked.get(one.checkInId ?? 0) ?? [] }]),
    );
    const ledger = new Map((await ledgerOf(this.database, incidentId, people)).map((one) => [one.personId, one]));
    return followed.map(({ publicId, personId }) => ({
      id: publicId,
      name: names.get(personId) ?? '',
      status: relativeStatus(answers.get(personId), phoneEvidence(ledger.get(personId)), now),
    }));
  }
}
