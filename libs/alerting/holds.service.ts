import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { optOutsOf } from '../people/opt-outs.queries';
import { Logger } from '../platform/telemetry/logger';
import type { Work } from './claims.service';
import { departureOf, leavePage, renewLease } from './delivery.store';
import type { Lease } from './lease';
import type { Message } from './messages.service';
import { NewerWordsService } from './newer-words.service';
import { isPacedText, TextsInHandService } from './texts-in-hand.service';

const heartbeatMs = 5000;
/** How long a page goes on with messages to somebody who has said STOP. */
const lookMs = 250;
/** How long a page of texts is left that its sender could not begin to send soon. */
const leaveSeconds = 1;

/** This process's hold on a page. */
export interface Hold {
  /**
   * False once another worker may hold the page, newer words have replaced the message's, or its person has silenced
   * what it is about: it may have waited long for its turn at the carrier.
   */
  mayLeave(message: Message): boolean;
  /** The message has been handed over, or given back. */
  isThrough(message: Message): void;
  isHeld(): boolean;
  end(): void;
}

export interface Admission {
  /** Some of its texts may have been taken by a carrier before. */
  readonly mayHoldCopies: boolean;
  /** To be called when the page has been taken, or turned out not to be free. */
  end(): void;
}

/** Keeps the leases of pages in hand from running out, and their words from being outlived. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly database: DataSource,
    private readonly newerWords: NewerWordsService,
    private readonly texts: TextsInHandService,
    private readonly logger: Logger,
  ) {}

  /**
   * A page that would only wait in hand is left, and offered again.
   * @returns undefined for such a one
   */
  async admit(pageId: number): Promise<Admission | undefined> {
    const departure = await departureOf(this.database, pageId);
    if (!departure || !isPacedText(departure)) return { mayHoldCopies: false, end: () => undefined };
    const mayHoldCopies = departure.fence > 0;
    if (this.texts.hasRoom(departure)) return { mayHoldCopies, end: this.texts.expect(departure) };
    await leavePage(this.database, pageId, leaveSeconds);
  }

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
    const isThrough = this.texts.take(messages);
    const isHeld = (): boolean => lease.isHeld(performance.now());
    return {
      isHeld,
      mayLeave: (message) => isHeld() && !this.newerWords.isSuperseded(message.notice.id) && !silence.covers(message),
      isThrough,
      end: () => {
        messages.forEach(isThrough);
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
