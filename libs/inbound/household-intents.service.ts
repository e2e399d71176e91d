import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { incidentToAnswer } from '../check-ins/check-ins.queries';
import { HouseholdAnswersService } from '../check-ins/household-answers.service';
import { type Member, shownToDeclarer } from '../circles/household';
import { householdOf, membershipsOf } from '../circles/household.queries';
import { HouseholdsService } from '../circles/households.service';
import { MembershipsService } from '../circles/memberships.service';
import { parsePhone, phoneRegion } from '../channels/phone-number';
import { isVerified } from '../people/people.queries';
import { Clock } from '../platform/clock';
import { Problem } from '../platform/problem';
import { Vault } from '../platform/vault/vault';
import { answerBackground } from './answer-background.queries';
import { readHousehold } from './household-reading';
import type { HouseholdAnswerIntent, MembershipIntent } from './intent';
import type { HouseholdSaid, NamedMember, Reply } from './reply';
import type { Sender } from './sender';

/** Text messages about and for a household. */
@Injectable()
export class HouseholdIntentsService {
  constructor(
    private readonly households: HouseholdsService,
    private readonly memberships: MembershipsService,
    private readonly answers: HouseholdAnswersService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async answer(tx: EntityManager, sender: Sender, intent: HouseholdAnswerIntent): Promise<Reply> {
    const { personId: declarerId, messageSid } = sender;
    const household = await householdOf(tx, this.vault, declarerId);
    const reading = readHousehold(intent, household);
    if (reading.kind === 'unclear' || reading.kind === 'as_usual')
      return { kind: 'household_unclear', members: household.map(namedMember) };
    const incidentId = await incidentToAnswer(tx, declarerId);
    if (incidentId === undefined) return { kind: 'no_active_incident' };
    const { answer } = reading;
    const members = reading.kind === 'together' ? reading.members : [];
    const key = `sms:${messageSid}`;
    const taken = await this.answers.record(tx, { declarerId, incidentId, answer, members, source: 'sms', key });
    if (!taken) return { kind: 'no_active_incident' };
    const said: HouseholdSaid = {
      marked: taken.marked.map(({ name }) => name),
      unmarked: taken.unmarked.map(({ name }) => name),
      ...(reading.kind === 'alone' && { members: household.map(namedMember) }),
    };
    const background = await answerBackground(tx, incidentId);
    return { kind: 'answer_recorded', answer, at: this.clock.now().toISOString(), ...background, household: said };
  }

  async carryOut(tx: EntityManager, sender: Sender, intent: MembershipIntent): Promise<Reply> {
    switch (intent.kind) {
      case 'join_household':
      case 'leave_household':
        return this.word(tx, sender, intent.kind, intent.code);
      case 'household':
        return this.list(tx, sender);
      case 'add_member':
        return (await isVerified(tx, sender.personId)) ? this.add(tx, sender, intent) : { kind: 'report_unverified' };
      case 'remove_member':
        return this.remove(tx, sender, intent.code);
    }
  }

  private async add(
    tx: EntityManager,
    sender: Sender,
    { name, phone: typed }: MembershipIntent & { readonly kind: 'add_member' },
  ): Promise<Reply> {
    const phone = typed === undefined ? undefined : parsePhone(typed, phoneRegion(sender.phone) ?? 'FR');
    if (typed !== undefined && !phone) return { kind: 'member_unreadable' };
    try {
      const number = await this.households.declare(sender.personId, { name, phone }, tx);
      const household = await householdOf(tx, this.vault, sender.personId);
      const added = household.find((member) => member.number === number)?.name ?? '';
      return { kind: 'household_list', members: household.map(namedMember), added };
    } catch (refusal) {
      const reply = refusal instanceof Problem ? refusals.get(refusal.slug) : undefined;
      if (!reply) throw refusal;
      return reply;
    }
  }

  /** Without a number only who is alone in the household can be meant. */
  private async remove(tx: EntityManager, sender: Sender, code: string | undefined): Promise<Reply> {
    const household = await householdOf(tx, this.vault, sender.personId);
    const meant = household.filter(({ number }) => code === undefined || number === Number(code));
    const [only, ...others] = meant;
    if (!only || others.length > 0) return { kind: 'household_list', members: household.map(namedMember) };
    await this.households.remove(sender.personId, only.publicId, tx);
    return { kind: 'member_removed', name: only.name };
  }

  private async word(
    tx: EntityManager,
    { personId }: Sender,
    kind: 'join_household' | 'leave_household',
    code: string | undefined,
  ): Promise<Reply> {
    const command = kind === 'join_household' ? 'accept' : 'refuse';
    const outcome = await this.memberships.answer(tx, personId, command, code === undefined ? undefined : Number(code));
    switch (outcome.kind) {
      case 'none':
        return { kind: 'household_requests', requests: await this.requests(tx, personId) };
      case 'several':
        return { kind: 'household_requests', requests: outcome.declarers };
      case 'done': {
        const { name: declarerName, code: number } = outcome.declarer;
        return command === 'refuse'
          ? { kind: 'household_left' }
          : { kind: 'household_joined', declarerName, code: number };
      }
    }
  }

  /** Requests that wait come before the household of one's own: they ask for a decision. */
  private async list(tx: EntityManager, { personId }: Sender): Promise<Reply> {
    const requests = await this.requests(tx, personId);
    if (requests.length > 0) return { kind: 'household_requests', requests };
    return { kind: 'household_list', members: (await householdOf(tx, this.vault, personId)).map(namedMember) };
  }

  private async requests(tx: EntityManager, personId: Sender['personId']) {
    const waiting = (await membershipsOf(tx, this.vault, personId)).filter(({ status }) => status === 'asked');
    return waiting.map(({ code, declarerName }) => ({ code, name: declarerName }));
  }
}

const namedMember = ({ number, name, status }: Member): NamedMember => ({
  number,
  name,
  status: shownToDeclarer(status),
});

const refusals: ReadonlyMap<string, Reply> = new Map<string, Reply>([
  ['member-unnamed', { kind: 'member_unreadable' }],
  ['own-number', { kind: 'member_unreadable' }],
  ['household-full', { kind: 'household_full' }],
  ['too-many-requests', { kind: 'report_too_many' }],
]);
