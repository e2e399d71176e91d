import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Channel, channelCodes, channelOf } from '../channels/channel';
import { Job } from '../platform/queue/queues';
import { Logger } from '../platform/telemetry/logger';
import { ClaimsService, type Work } from './claims.service';
import { Departing } from './departing';
import type { Hold } from './holds.service';
import { type HandOver, type Message, MessagesService } from './messages.service';
import { laterPagesQueue, pacedPagesQueue, type PageJob, PagesService, pagesQueue } from './pages.service';
import { type Sent, type Settled, SettlementsService, type Step } from './settlements.service';
import { TakesService } from './takes.service';

/** Hand-overs under way at once within one page. */
const parallel = 50;
/** So many stand in the ledger as handed over before they are: calls leave one a second, pushes thousands. */
const sliceSizes: Readonly<Record<Channel, number>> = { push: 100, live: 100, sms: 50, voice: 5 };
/** A carrier that has not answered so long after the last message of the page left: the others do not wait for it. */
const stragglerMs = 1000;
/** A process that is told to end waits so long for its carriers: the lease is given back well before it is killed. */
const farewellMs = 10_000;
const settleTries = 5;
const settleDelayMs = 400;

/** One page: claim it, hand its messages to the carrier outside any transaction, write what became of them. */
@Injectable()
export class SendPageJob extends Job<PageJob> {
  readonly queue: string = pagesQueue;
  override readonly concurrency: number = 6;
  private readonly inHand = new Set<Promise<void>>();

  constructor(
    private readonly takes: TakesService,
    private readonly claims: ClaimsService,
    private readonly messages: MessagesService,
    private readonly settlements: SettlementsService,
    private readonly pages: PagesService,
    private readonly logger: Logger,
  ) {
    super();
  }

  /**
   * Resolves as soon as the next page may follow: when the last message of this one is on its way. What the carrier has
   * not answered by then stays in hand, under the lease of the page.
   */
  async run({ pageId }: PageJob, stopping: AbortSignal): Promise<void> {
    const taken = await this.takes.take(pageId);
    if (!taken) return;
    const { work, hold } = taken;
    await new Promise<void>((mayFollow) => {
      const page = this.finish(work, hold, stopping, mayFollow)
        .catch((fault: unknown) => this.claims.fail(work.page, fault))
        .finally(() => hold.end())
        .then(() => this.pages.offer())
        .catch((fault: unknown) => this.logger.warn({ page: pageId, fault }, 'a page was not brought to its end'))
        .finally(() => {
          this.inHand.delete(page);
          mayFollow();
        });
      this.inHand.add(page);
    });
  }

  override async end(): Promise<void> {
    await Promise.all(this.inHand);
  }

  private async finish(work: Work, hold: Hold, stopping: AbortSignal, mayFollow: () => void): Promise<void> {
    if (work.page.channel === channelCodes.live) {
      await this.announce(work);
      return;
    }
    const sent: Sent[] = [];
    const departing = this.departing(work, hold, stopping);
    const { lastTaken, landed } = this.handOverAll(departing, hold, stopping, sent);
    await Promise.race([lastTaken, landed]);
    mayFollow();
    const late = delay(stragglerMs, 'late' as const, { ref: false });
    let before: Settled | undefined;
    if ((await Promise.race([landed, late])) === 'late') {
      before = await this.settle(work, sent.splice(0), { isLast: false });
      await landed;
    }
    await this.settle(work, sent, { isLast: true, isCutShort: departing.isCutShort, before });
  }

  /** To all open pages of the people at once. */
  private async announce(work: Work): Promise<void> {
    const { page, messages } = work;
    const leaving = messages.length === 0 ? [] : await this.claims.letLeave(page, messages);
    const results = leaving.length === 0 ? [] : await this.messages.announce(page.id, leaving);
    const sent = leaving.map((message, i): Sent => [message, results[i]]);
    await this.settle(work, sent, { isLast: true, isCutShort: leaving.length < messages.length });
  }

  /** When it breaks after some have left, the page ends there: what has left is settled, the rest waits. */
  private departing({ page, messages }: Work, hold: Hold, stopping: AbortSignal): Departing<Message> {
    let hasLeft = false;
    let isOver = false;
    const letLeave = async (slice: readonly Message[]): Promise<readonly Message[]> => {
      try {
        const leaving = await this.claims.letLeave(page, slice);
        hasLeft ||= leaving.length > 0;
        return leaving;
      } catch (fault) {
        if (!hasLeft) throw fault;
        isOver = true;
        this.logger.warn({ page: page.id, fault }, 'the rest of a page could not be let go');
        return [];
      }
    };
    return new Departing(messages, sliceSizes[channelOf(page.channel)], letLeave, () => {
      return isOver || stopping.aborted || !hold.isHeld();
    });
  }

  /** A message that has not been taken when the lease is lost or the process stops is given back untried. */
  private handOverAll(departing: Departing<Message>, hold: Hold, stopping: AbortSignal, sent: Sent[]) {
    const end = new AbortController();
    const lastCall = unansweredAtEnd(stopping, end.signal);
    const sender = async (): Promise<void> => {
      for (let message = await departing.next(); message; message = await departing.next()) {
        const leaving = message;
        const isWithdrawn = (): boolean => stopping.aborted || !hold.mayLeave(leaving);
        sent.push([leaving, await Promise.race([this.messages.handOver(leaving, isWithdrawn), lastCall])]);
        hold.isThrough(leaving);
      }
    };
    const senders = Array.from({ length: parallel }, sender);
    return { lastTaken: Promise.race(senders), landed: Promise.all(senders).finally(() => end.abort()) };
  }

  /** Outcomes that are known must not become unknown because the database was away for a moment. */
  private async settle(work: Work, sent: readonly Sent[], step: Step): Promise<Settled> {
    for (let attempt = 1; ; attempt++) {
      try {
        const settled = await this.settlements.settle(work, sent, step);
        if (!settled.isHeld)
          this.logger.warn({ page: work.page.id, messages: sent.length }, 'lease lost: outcomes unknown');
        return settled;
      } catch (fault) {
        if (attempt === settleTries) throw fault;
        this.logger.warn({ page: work.page.id, attempt, fault }, 'outcomes could not be written: once more');
        await delay(attempt * settleDelayMs);
      }
    }
  }
}

/** Never resolves when the page ends before. A signal that lives as long as the process must not remember every page. */
function unansweredAtEnd(stopping: AbortSignal, pageEnds: AbortSignal): Promise<HandOver> {
  return new Promise((resolve) => {
    const unanswered = { outcome: 'unknown', reason: 'no answer before the process ended' } as const;
    const waitForLast = (): void =>
      void setTimeout(() => resolve({ result: unanswered, deadAddresses: [] }), farewellMs).unref();
    if (stopping.aborted) return waitForLast();
    stopping.addEventListener('abort', waitForLast, { once: true });
    pageEnds.addEventListener('abort', () => stopping.removeEventListener('abort', waitForLast), { once: true });
  });
}

/** The same for texts and calls, however long their numbers take. */
@Injectable()
export class SendPacedPageJob extends SendPageJob {
  override readonly queue = pacedPagesQueue;
  override readonly concurrency = 4;
}

/** The same for what may wait: however long these pages take, the places of the others stay free. */
@Injectable()
export class SendLaterPageJob extends SendPageJob {
  override readonly queue = laterPagesQueue;
  override readonly concurrency = 4;
}
