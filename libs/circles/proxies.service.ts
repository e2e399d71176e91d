import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { platformProblems } from '../platform/platform-problems';
import { circleProblems } from './circle-problems';
import { lockFollowByPublicId } from './follows.store';
import { deleteProxy, setProxy } from './proxies.store';

/** The one follower who is told when nothing reaches a person. The choice ends with the follow. */
@Injectable()
export class ProxiesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Instead of whoever was chosen before.
   * @throws not-found when nobody follows the person under that id, follow-not-open when it is only asked for
   */
  async choose(personId: PersonId, publicId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const follow = await lockFollowByPublicId(tx, publicId);
      if (follow?.followedId !== personId) throw platformProblems['not-found']();
      if (follow.status !== 'accepted') throw circleProblems['follow-not-open']();
      await setProxy(tx, personId, follow.id, this.clock.now());
    });
  }

  remove(personId: PersonId): Promise<void> {
    return deleteProxy(this.database, personId);
  }
}
