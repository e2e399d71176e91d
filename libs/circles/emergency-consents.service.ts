import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { VersionId } from '../incidents/incident';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { circleEvent } from './circle-events';
import { openInArea, openOf } from './emergency-consents.store';
import type { FollowId } from './follow';

/** Consents given ahead sleep until an actual incident concerns their giver; then the follower hears of them. */
@Injectable()
export class EmergencyConsentsService {
  constructor(private readonly clock: Clock) {}

  /** An exercise opens none. */
  async openInArea(tx: EntityManager, version: VersionId): Promise<void> {
    await this.tell(tx, await openInArea(tx, version, this.clock.now()));
  }

  async openOf(tx: EntityManager, people: readonly PersonId[]): Promise<void> {
    await this.tell(tx, await openOf(tx, people, this.clock.now()));
  }

  private async tell(tx: EntityManager, opened: readonly FollowId[]): Promise<void> {
    const now = this.clock.now();
    if (opened.length > 0) await emit(tx, ...opened.map((id) => circleEvent('follow-accepted', id, now)));
  }
}
