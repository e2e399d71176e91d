import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type LiveMessage, LiveSocketsService } from '../channels/live/live-sockets.service';
import { Clock } from '../platform/clock';
import { Logger } from '../platform/telemetry/logger';
import { LiveFramesService } from './live-frames.service';
import { pagesAnnouncedWithin, recipientsOf } from './live-page.queries';
import { LiveReceiptsService } from './live-receipts.service';

/** Pages of the ledger read at once: some two thousand rows, which the event loop takes in a few milliseconds. */
const atOnce = 4;
/** A page may have been announced a while before its worker wrote that it is done. */
const overlapSeconds = 30;

/** Shows announced pages to those of their people who have a socket here. */
@Injectable()
export class LivePagesService {
  private readonly waiting = new Set<number>();
  private showing?: Promise<void>;

  constructor(
    private readonly database: DataSource,
    private readonly sockets: LiveSocketsService,
    private readonly frames: LiveFramesService,
    private readonly receipts: LiveReceiptsService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  announced(pageId: number): void {
    if (this.sockets.size === 0) return;
    this.waiting.add(pageId);
    this.showing ??= this.showAll().finally(() => (this.showing = undefined));
  }

  /** Pages are shown again rather than missed; browsers know which messages they have. */
  async catchUp(seconds: number): Promise<void> {
    const pages = await pagesAnnouncedWithin(this.database, seconds + overlapSeconds);
    for (const pageId of pages) this.announced(pageId);
  }

  /** Resolves when all that was announced so far is shown, and what pages have confirmed is written. */
  async finish(): Promise<void> {
    await this.showing;
    await this.receipts.settle();
  }

  private async showAll(): Promise<void> {
    while (this.waiting.size > 0) {
      const pageIds = [...this.waiting].slice(0, atOnce);
      for (const pageId of pageIds) this.waiting.delete(pageId);
      try {
        await this.show(pageIds);
      } catch (fault) {
        // What was not shown stays unconfirmed in the ledger, and is replayed when the page comes back.
        this.logger.error({ pages: pageIds.length, fault }, 'announced pages could not be shown');
      }
    }
  }

  private async show(pageIds: readonly number[]): Promise<void> {
    const recipients = await recipientsOf(this.database, pageIds, this.clock.now());
    const here = recipients.filter(({ personId }) => this.sockets.isOpen(`person:${personId}`));
    const frameOf = await this.frames.framesOf(here);
    const messages = here.flatMap((recipient): LiveMessage[] => {
      const frame = frameOf(recipient);
      const { noticeId: id, personId } = recipient;
      return frame
        ? [{ room: `person:${personId}`, frame, id, confirmed: () => this.receipts.confirm(recipient) }]
        : [];
    });
    await this.sockets.send(messages);
  }
}
