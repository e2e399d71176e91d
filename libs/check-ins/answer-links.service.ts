import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '../channels/language';
import type { IncidentId } from '../incidents/incident';
import { contactsOf, isVerified } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { type RateLimit, RateLimits } from '../platform/http/rate-limits';
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

/** Of one address: with these a thousand addresses find a first link of a million people in some ten thousand years. */
const guesses: RateLimit = { name: 'answer-link', points: 30, windowSeconds: 600 };

/** No incident and nobody: what is asked of the database for a link that is none. */
const nobody = { incidentId: 0 as IncidentId, personId: 0 as PersonId };

@Injectable()
export class AnswerLinksService {
  private readonly secret: Buffer;

  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly limits: RateLimits,
  ) {
    this.secret = vault.deriveKey(answerLinkKey);
  }

  /**
   * Changes nothing. A forged link asks the database what a good one does, so that its answer takes as long.
   * @param client address of who opens it: whoever guesses links is soon told no more of any
   * @returns undefined for a forged link, an erased person, or an incident that takes no answers any more
   * @throws too-many-requests
   */
  async open(token: string, client: string): Promise<OpenedLink | undefined> {
    await this.limits.check(guesses, client);
    const { incidentId, personId } = readAnswerToken(token, this.secret) ?? nobody;
    const [contacts, verified, answerable] = await Promise.all([
      contactsOf(this.database, this.vault, [personId]),
      isVerified(this.database, personId),
      isAnswerable(this.database, incidentId),
    ]);
    const [contact] = contacts;
    // A link that is only too old names somebody or something, and a whole town may share one address.
    if (!contact && !answerable) await this.limits.take(guesses, client);
    if (!contact || !answerable) return undefined;
    const { language, phone } = contact;
    return { incidentId, personId, language, phoneEnding: phone.slice(-2), isVerified: verified };
  }
}
