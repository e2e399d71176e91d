import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { optOutsOf } from '../people/opt-outs.queries';
import { Logger } from '../platform/telemetry/logger';
import type { Work } from './claims.service';
import { renewLease } from './delivery.store';
import type { Lease } from './lease';
import type { Message } from './messages.service';
import { NewerWordsService } from './newer-words.service';

const heartbeatMs = 5000;
/** How long a page goes on with messages to somebody who has said STOP. */
const lookMs = 250;

/** This process's hold on a page. */
export interface Hold {
  /**
   * False once another worker may hold the page, newer words have replaced the message's, or its person has silenced
   * what it is about: it may have waited long for its turn at the carrier.
   */
  mayLeave(message: Message): boolean;
  end(): void;
}

/** Keeps the leases of pages in hand from running out, and their words from being outlived. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly database: DataSource,
    private readonly newerWords: NewerWordsService,
    private readonly logger: Logger,
  ) {}

  keep({ page, messages }: Work, lease: Lease): Hold {
    const timer = setInterval(() => {
      const askedMs = performance.now();
      renewLease(this.database, page).then(
        (isRenewed) => (isRenewed ? lease.renewed(askedMs) : lease.lost()),
        (fault: unknown) => this.logger.warn({ page: page.id, fault }, 'lease could not be renewed'),
      );
    }, heartbeatMs);
    const replaceable = messages.flatMap(({ notice }) => (notice.incidentId === null ? [] : [notice.id]));
    const endWatch = this.newerWords.watch([...new Set(replaceable)]);
    const silence = this.watchSilence(messages);
    return {
      mayLeave: (message) =>
        lease.isHeld(performance.now()) && !this.newerWords.isSuperseded(message.notice.id) && !silence.covers(message),
      end: () => {
        clearInterval(timer);
        clearInterval(silence.timer);
        endWatch();
      },
    };
  }

  private watchSilence(messages: readonly Message[]) {
    const silent = new Set<string>();
    const people = messages.filter(({ notice }) => notice.class !== 'service').map(({ contact }) => contact.id);
    const look = (): void => {
      optOutsOf(this.database, people).then(
        (optOuts) => optOuts.forEach(({ personId, class: silenced }) => silent.add(`${personId}:${silenced}`)),
        (fault: unknown) => this.logger.warn({ people: people.length, fault }, 'opt-outs could not be looked for'),
      );
    };
    return {
      covers: ({ notice, contact }: Message): boolean => silent.has(`${contact.id}:${notice.class}`),
      timer: people.length > 0 ? setInterval(look, lookMs) : undefined,
    };
  }
}
