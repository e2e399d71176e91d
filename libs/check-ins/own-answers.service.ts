import { Injectable } from '@nestjs/common';
import type { PersonId } from '../people/person';
import { BurstLimit } from '../platform/http/burst-limit';
import { platformProblems } from '../platform/platform-problems';
import { unreachable } from '../platform/unreachable';
import type { Answer } from './answer';
import type { Recorded } from './check-in';
import { checkInProblems } from './check-in-problems';
import { CheckInsService } from './check-ins.service';
import { DuressWordsService } from './duress-words.service';
import { IncidentStartsService } from './incident-starts.service';

/** Somebody who is signed in answers for themselves. */
export interface OwnAnswer {
  readonly answer: Answer;
  /** Chosen by their device, once for each answer. */
  readonly key: string;
  /** ISO 8601, by their device's clock. */
  readonly saidAt?: string | undefined;
  readonly word?: string | undefined;
  /** On a page, signed in, unless it says otherwise. */
  readonly source?: 'page' | 'link';
  /** The phone was confirmed by a code, as it is for whoever is signed in. */
  readonly verified?: boolean;
}

/** People change their mind a few times; a telephone that sends all night is kept from the others. */
const limit = { burst: 10, everyMs: 6000 };

@Injectable()
export class OwnAnswersService {
  private readonly limits = new BurstLimit<PersonId>(limit);
  /** Counted apart: who has answered too often may still call for help. */
  private readonly helpLimits = new BurstLimit<PersonId>(limit);

  constructor(
    private readonly checkIns: CheckInsService,
    private readonly starts: IncidentStartsService,
    private readonly duressWords: DuressWordsService,
  ) {}

  /**
   * @param incident as addresses name it
   * @throws incident-not-found, incident-closed, answer-key-reused, too-many-requests, overloaded
   */
  async give(
    personId: PersonId,
    incident: string,
    { answer, key, saidAt, word, source = 'page', verified = true }: OwnAnswer,
  ): Promise<Recorded & { outcome: 'recorded' }> {
    (answer === 'need_help' ? this.helpLimits : this.limits).take(personId);
    const { id: incidentId } = await this.starts.named(incident);
    const underDuress = Boolean(word) && answer === 'safe' && (await this.duressWords.isWordOf(personId, word ?? ''));
    const recorded = await this.checkIns.record({
      incidentId,
      personId,
      answer,
      source,
      verified,
      idempotencyKey: `${source}:${personId}:${key}`,
      saidAt: saidAt === undefined ? undefined : new Date(saidAt),
      underDuress,
    });
    switch (recorded.outcome) {
      case 'recorded':
        if (recorded.answer !== answer) throw checkInProblems['answer-key-reused']();
        return recorded;
      case 'person-gone':
        throw platformProblems['not-signed-in']();
      case 'incident-closed':
      case 'taken-before':
        throw checkInProblems['incident-closed']();
      default:
        return unreachable(recorded);
    }
  }
}
