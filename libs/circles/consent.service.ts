import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { hoursAfter } from '../people/person-session';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';
import { circleEvent } from './circle-events';
import { circleProblems } from './circle-problems';
import { type CodedFollower, consent, type ConsentCommand, isOpen } from './follow';
import { needsGuardian } from './guardianship';
import { guardianshipOf } from './guardianship.queries';
import { type Follow, lockFollowByPublicId, lockFollowsOf, updateFollow } from './follows.store';
import { visibilityRow } from './visibility.store';

export type ConsentOutcome =
  | { readonly kind: 'done'; readonly follower: CodedFollower }
  /** More than one could be meant: the person is to name one. */
  | { readonly kind: 'several'; readonly followers: readonly CodedFollower[] }
  /** Not the person's to say: they are under age. */
  | { readonly kind: 'guardian' }
  | { readonly kind: 'none' };

/** The followed person's side: nobody follows without their word. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /**
   * By text: without a code the command means the one follower that it fits.
   * @param code as the follower's request named it
   */
  answer(
    followedId: PersonId,
    command: ConsentCommand,
    code?: number,
    tx: EntityManager = this.database.manager,
  ): Promise<ConsentOutcome> {
    return tx.transaction(async (inner) => {
      const now = this.clock.now();
      if (needsGuardian(command) && (await guardianshipOf(inner, followedId, now))) return { kind: 'guardian' };
      const follows = await lockFollowsOf(inner, followedId);
      const fitting = follows.filter(
        (follow) => consent(follow, command, now) && (code === undefined || follow.code === code),
      );
      const [only, ...others] = fitting;
      if (!only) return { kind: 'none' };
      const followers = await this.coded(inner, fitting);
      if (others.length > 0) return { kind: 'several', followers };
      await this.apply(inner, only, command);
      return { kind: 'done', follower: followers[0] };
    });
  }

  /**
   * By page.
   * @param days of `agree`: how long the consent for later incidents is for
   * @throws not-found when nobody asked this person or a ward of theirs under that id, guardian-needed when they are under
   * age, follow-not-open when the command does not fit
   */
  async answerOne(personId: PersonId, publicId: string, command: ConsentCommand, days?: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const follow = await lockFollowByPublicId(tx, publicId);
      const minor = follow && (await guardianshipOf(tx, follow.followedId, this.clock.now()));
      const isOwn = follow?.followedId === personId;
      const isWards = minor !== undefined && minor.guardianId === personId;
      if (!follow || !(isOwn || isWards)) throw platformProblems['not-found']();
      if (minor && !isWards && needsGuardian(command)) throw circleProblems['guardian-needed']();
      if (!(await this.apply(tx, follow, command, days))) throw circleProblems['follow-not-open']();
    });
  }

  /** The follower hears of a consent that opens; of one that ends only their news end. A pause is not to be noticed. */
  private async apply(tx: EntityManager, follow: Follow, command: ConsentCommand, days = 0): Promise<boolean> {
    const now = this.clock.now();
    const consented = consent(follow, command, now, hoursAfter(now, 24 * days));
    if (!consented) return false;
    const next = await this.asVisible(tx, consented);
    await updateFollow(tx, follow.id, next);
    if (isOpen(next) && !isOpen(follow)) await emit(tx, circleEvent('follow-accepted', follow.id, now));
    else if (isOpen(follow) && !isOpen(next)) await emit(tx, circleEvent('follow-revoked', follow.id, now));
    return true;
  }

  /** While nobody may see how the person is, an accepted follower is one of those who are paused for it. */
  private async asVisible(tx: EntityManager, follow: Follow): Promise<Follow> {
    if (follow.status !== 'accepted') return follow;
    const visibility = await visibilityRow(tx, follow.followedId);
    return visibility?.level === 'nobody' ? { ...follow, status: 'paused', pausedAt: visibility.changedAt } : follow;
  }

  private async coded(tx: EntityManager, follows: readonly Follow[]): Promise<CodedFollower[]> {
    const contacts = await contactsOf(tx, this.vault, follows.map(({ followerId }) => followerId)); // prettier-ignore
    return follows.map(({ code, followerId }) => ({
      code,
      name: contacts.find(({ id }) => id === followerId)?.name ?? '',
    }));
  }
}
