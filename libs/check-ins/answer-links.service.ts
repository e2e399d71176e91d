import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '../channels/language';
import type { IncidentId } from '../incidents/incident';
import { contactsOf, isVerified } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { Vault } from '../platform/vault/vault';
import { answerLinkKey } from './answer-link-key';
import { readAnswerToken } from './answer-token';
import { isAnswerable } from './check-ins.queries';

/** What a link opens. */
export interface OpenedLink {
  readonly incidentId: IncidentId;
  readonly personId: PersonId;
  readonly language: Language;
  /** The last two digits: whoever holds a forwarded link reads for whom it answers. */
  readonly phoneEnding: string;
  readonly isVerified: boolean;
}

/** No incident and nobody: what is asked of the database for a link that is none. */
const nobody = { incidentId: 0 as IncidentId, personId: 0 as PersonId };

@Injectable()
export class AnswerLinksService {
  private readonly secret: Buffer;

  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {
    this.secret = vault.deriveKey(answerLinkKey);
  }

  /**
   * Changes nothing. A forged link asks the database what a good one does, so that its answer takes as long.
   * @returns undefined for a forged link, an erased person, or an incident that takes no answers any more
   */
  async open(token: string): Promise<OpenedLink | undefined> {
    const { incidentId, personId } = readAnswerToken(token, this.secret) ?? nobody;
    const [contacts, verified, answerable] = await Promise.all([
      contactsOf(this.database, this.vault, [personId]),
      isVerified(this.database, personId),
      isAnswerable(this.database, incidentId),
    ]);
    const [contact] = contacts;
    if (!contact || !answerable) return undefined;
    const { language, phone } = contact;
    return { incidentId, personId, language, phoneEnding: phone.slice(-2), isVerified: verified };
  }
}
