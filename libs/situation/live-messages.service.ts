import { Injectable } from '@nestjs/common';
import { ReplaysService } from '../alerting/replays.service';
import { LiveSocketsService } from '../channels/live/live-sockets.service';
import type { PersonId } from '../people/person';
import { LiveFramesService } from './live-frames.service';
import { LiveReceiptsService } from './live-receipts.service';

/** Sends a page what it missed, from the ledger: no socket server's memory is trusted for it. */
@Injectable()
export class LiveMessagesService {
  constructor(
    private readonly replays: ReplaysService,
    private readonly sockets: LiveSocketsService,
    private readonly frames: LiveFramesService,
    private readonly receipts: LiveReceiptsService,
  ) {}

  /** @param since the id of the last message that the page has */
  async replay(socketId: string, personId: PersonId, since: number): Promise<void> {
    const missed = await this.replays.missedBy(personId, since);
    const frameOf = await this.frames.framesOf(missed);
    for (const recipient of missed) {
      const frame = frameOf(recipient);
      if (frame) this.sockets.write(socketId, frame, recipient.noticeId, () => this.receipts.confirm(recipient));
    }
  }
}
