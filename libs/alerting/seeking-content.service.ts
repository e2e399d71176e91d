import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { agencyById } from '../identity/agencies.queries';
import { namesOf } from '../inbound/reply';
import type { IncidentId } from '../incidents/incident';
import { incidentById, latestPublishedOf } from '../incidents/incidents.queries';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config/config';
import { Vault } from '../platform/vault/vault';
import type { NoticeContent } from './notice-content.service';

/** What is said on the upper rungs, in the words of the version that holds now. */
@Injectable()
export class SeekingContentService {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @returns undefined once the incident is over: nobody is asked about it any more */
  async prompt(
    tx: EntityManager,
    incidentId: IncidentId,
    kind: 'reminder' | 'ask_again',
  ): Promise<NoticeContent | undefined> {
    const about = await this.about(tx, incidentId);
    if (!about) return undefined;
    const { bounds, facts } = about;
    return { ...bounds, template: { kind, ...facts, url: `${this.config.publicUrl}/i/${incidentId}` } };
  }

  /** For the proxy of `personId`. @returns undefined once the incident is over or the person erased */
  async proxyRequest(
    tx: EntityManager,
    incidentId: IncidentId,
    personId: PersonId,
  ): Promise<NoticeContent | undefined> {
    const about = await this.about(tx, incidentId);
    const [person] = await contactsOf(tx, this.vault, [personId]);
    if (!about || !person) return undefined;
    const { bounds, facts } = about;
    const template = { kind: 'proxy_request', ...facts, firstName: person.name ?? '' } as const;
    return { ...bounds, template, personId, namedPersonId: personId };
  }

  private async about(tx: EntityManager, incidentId: IncidentId) {
    const incident = await incidentById(tx, incidentId);
    const version = await latestPublishedOf(tx, incidentId);
    const { mode, expires, texts } = version.content;
    const expiresAt = new Date(expires);
    if (incident.status !== 'active' || expiresAt <= this.clock.now()) return undefined;
    const { timeZone } = await agencyById(tx, incident.agencyId);
    return {
      bounds: { mode, expiresAt, incidentId, versionId: version.id },
      facts: { mode, names: namesOf(texts), at: version.sentAt.toISOString(), timeZone },
    };
  }
}
