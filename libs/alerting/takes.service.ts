import { Injectable } from '@nestjs/common';
import { ClaimsService, type Work } from './claims.service';
import { type Hold, HoldsService } from './holds.service';
import { Lease } from './lease';
import { UncertainTextsService } from './uncertain-texts.service';

/** A page in this process's hand. */
export interface Taken {
  readonly work: Work;
  readonly hold: Hold;
}

/** The way of a page into a sender's hand: is there room, what has left already, whose is it now. */
@Injectable()
export class TakesService {
  constructor(
    private readonly holds: HoldsService,
    private readonly uncertain: UncertainTextsService,
    private readonly claims: ClaimsService,
  ) {}

  /** @returns undefined when there is nothing to do about the page now */
  async take(pageId: number): Promise<Taken | undefined> {
    const admitted = await this.holds.admit(pageId);
    if (!admitted) return undefined;
    try {
      if (admitted.mayHoldCopies) await this.uncertain.ask(pageId);
      const lease = new Lease(performance.now());
      const work = await this.claims.claim(pageId);
      return work && { work, hold: this.holds.keep(work, lease) };
    } finally {
      admitted.end();
    }
  }
}
