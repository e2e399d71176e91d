import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LiveSocketsService } from '../channels/live/live-sockets.service';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { LiveFramesService } from './live-frames.service';
import { missedBy } from './live-page.queries';
import { LiveReceiptsService } from './live-receipts.service';

/** Sends a page what it missed, from the ledger: no socket server's memory is trusted for it. */
@Injectable()
export class LiveMessagesService {
  constructor(
    private readonly database: DataSource,
    private readonly sockets: LiveSocketsService,
    private readonly frames: LiveFramesService,
    private readonly receipts: LiveReceiptsService,
    private readonly clock: Clock,
  ) {}

  /** @param since the id of the last message that the page has */
  async replay(socketId: string, personId: PersonId, since: number): Promise<void> {
    const missed = await missedBy(this.database, personId, since, this.clock.now());
    const frameOf = await this.frames.framesOf(missed);
    for (const recipient of missed) {
      const frame = frameOf(recipient);
      if (frame) this.sockets.write(socketId, frame, recipient.noticeId, () => this.receipts.confirm(recipient));
    }
  }
}
