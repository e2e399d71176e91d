import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PhoneNumber } from '../channels/phone-number';
import { ConsentService } from '../circles/consent.service';
import { followersOf } from '../circles/follows.queries';
import { FollowsService } from '../circles/follows.service';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { Problem } from '../platform/problem';
import { Vault } from '../platform/vault/vault';
import type { Reply } from './reply';

/** Text messages about who follows whom. */
@Injectable()
export class CircleIntentsService {
  constructor(
    private readonly follows: FollowsService,
    private readonly consents: ConsentService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The reply is the same whether the number is known, unknown, blocked, or asked for too often. */
  async follow(tx: EntityManager, followerId: PersonId, phone: PhoneNumber | undefined): Promise<Reply> {
    if (!phone) return { kind: 'follow_unreadable' };
    try {
      await this.follows.ask(followerId, phone, tx);
    } catch (refusal) {
      if (!(refusal instanceof Problem) || refusal.slug !== 'too-many-requests') throw refusal;
    }
    return { kind: 'follow_requested' };
  }

  async consent(
    tx: EntityManager,
    followedId: PersonId,
    intent: 'accept' | 'refuse' | 'unfollow',
    code?: string,
  ): Promise<Reply> {
    const command = intent === 'unfollow' ? 'revoke' : intent;
    const outcome = await this.consents.answer(followedId, command, code === undefined ? undefined : Number(code), tx);
    switch (outcome.kind) {
      case 'guardian':
        return { kind: 'guardian_needed' };
      case 'none':
        return this.list(tx, followedId);
      case 'several':
        return command === 'revoke'
          ? { kind: 'followers_list', followers: outcome.followers }
          : { kind: 'follow_requests', requests: outcome.followers };
      case 'done': {
        const { name: followerName, code: number } = outcome.follower;
        if (command === 'accept') return { kind: 'follow_granted', followerName, code: number };
        return command === 'refuse' ? { kind: 'follow_refused' } : { kind: 'follow_revoked', followerName };
      }
    }
  }

  /** Requests that wait come before the followers that there are: they ask for a decision. */
  async list(tx: EntityManager, followedId: PersonId): Promise<Reply> {
    const followers = await followersOf(tx, this.vault, followedId, this.clock.now());
    const requests = followers.filter(({ status }) => status === 'requested');
    if (requests.length > 0) return { kind: 'follow_requests', requests };
    return { kind: 'followers_list', followers: followers.filter(({ status }) => status !== 'blocked') };
  }
}
