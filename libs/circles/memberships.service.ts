import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { contactsOf } from '../people/people.queries';
import type { PersonId } from '../people/person';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';
import { circleProblems } from './circle-problems';
import type { CodedFollower } from './follow';
import { afterWord, type MemberCommand } from './household';
import { lockMember, lockMembershipsOf, setMemberStatus, type StoredMember } from './household.store';

export type MembershipOutcome =
  | { readonly kind: 'done'; readonly declarer: CodedFollower }
  /** More than one could be meant: the person is to name one. */
  | { readonly kind: 'several'; readonly declarers: readonly CodedFollower[] }
  | { readonly kind: 'none' };

/** The member's side: nobody speaks for a person with a phone without their word. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** By text: without a code the command means the one household that it fits. */
  async answer(
    tx: EntityManager,
    personId: PersonId,
    command: MemberCommand,
    code?: number,
  ): Promise<MembershipOutcome> {
    const fitting = (await lockMembershipsOf(tx, personId)).filter(
      (member) => afterWord(member, command) && (code === undefined || member.code === code),
    );
    const [only, ...others] = fitting;
    if (!only) return { kind: 'none' };
    const declarers = await this.coded(tx, fitting);
    if (others.length > 0) return { kind: 'several', declarers };
    await apply(tx, only, command);
    return { kind: 'done', declarer: declarers[0] };
  }

  /**
   * By page.
   * @throws not-found when no household names this person under that id, membership-not-open when the word does not fit
   */
  async answerOne(personId: PersonId, publicId: string, command: MemberCommand): Promise<void> {
    await this.database.transaction(async (tx) => {
      const member = await lockMember(tx, publicId);
      if (member?.personId !== personId || member.removedAt) throw platformProblems['not-found']();
      if (!(await apply(tx, member, command))) throw circleProblems['membership-not-open']();
    });
  }

  private async coded(tx: EntityManager, members: readonly StoredMember[]): Promise<CodedFollower[]> {
    const contacts = await contactsOf(tx, this.vault, members.map(({ declarerId }) => declarerId)); // prettier-ignore
    return members.map(({ code, declarerId }) => ({
      code: code ?? 0,
      name: contacts.find(({ id }) => id === declarerId)?.name ?? '',
    }));
  }
}

async function apply(tx: EntityManager, member: StoredMember, command: MemberCommand): Promise<boolean> {
  const status = afterWord(member, command);
  if (status) await setMemberStatus(tx, member.id, status);
  return status !== undefined;
}
