import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Language } from '../channels/language';
import type { PhoneNumber } from '../channels/phone-number';
import type { Answer } from '../check-ins/answer';
import type { AnswerDoor } from '../check-ins/answer-writer.service';
import type { CheckIn } from '../check-ins/check-in';
import { CheckInsService } from '../check-ins/check-ins.service';
import { acceptedFollowers } from '../circles/followers.queries';
import type { IncidentId } from '../incidents/incident';
import { languageOfPhone } from '../people/language-of-phone';
import { personOfPhone } from '../people/people.queries';
import { PeopleService } from '../people/people.service';
import { Vault } from '../platform/vault/vault';
import { answerBackground } from './answer-background.queries';
import type { HeardAnswer } from './call-script';
import { type AnsweredCall, callAnswered, takeTurns } from './calls.store';

export interface PressedAnswer {
  readonly callSid: string;
  readonly step: number;
  readonly phone: PhoneNumber;
  readonly language: Language;
  readonly incidentId: IncidentId;
  readonly answer: Answer;
}

/** An answer is looked at again when its sender was erased, or the same turn came twice, at this moment. */
const mostLooks = 3;

/** Keys that people press in a call: the last one counts, the same one twice is one answer. */
@Injectable()
export class CallsService implements AnswerDoor {
  private readonly pressed = new WeakMap<CheckIn, PressedAnswer>();

  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleService,
    private readonly checkIns: CheckInsService,
    private readonly vault: Vault,
  ) {}

  /**
   * Keeps the answer at once: whoever presses a key and is cut off has answered. A turn that comes again changes nothing.
   * @returns undefined when there is nothing to answer any more, or the call is a replay of one that is forgotten
   */
  async answer(pressed: PressedAnswer): Promise<HeardAnswer | undefined> {
    for (let look = 1; look <= mostLooks; look++) {
      const call = await callAnswered(this.database, pressed.callSid);
      // Forgotten: the replay of an erased person's call must not bring them back.
      if (call?.personId === null) return undefined;
      const isSame = call?.answer === pressed.answer && call.incidentId === pressed.incidentId;
      if (call && (pressed.step <= call.step || isSame)) return this.heard(call);
      const outcome = await this.record(pressed);
      if (outcome === 'incident-closed') return undefined;
    }
    const call = await callAnswered(this.database, pressed.callSid);
    return call && this.heard(call);
  }

  /** The turns are written with the answers that they bring. */
  async admit(tx: EntityManager, checkIns: readonly CheckIn[], at: Date): Promise<ReadonlySet<CheckIn>> {
    const turns = checkIns.flatMap((checkIn) => {
      const pressed = this.pressed.get(checkIn);
      return pressed ? [{ ...pressed, personId: checkIn.personId }] : [];
    });
    const taken = await takeTurns(tx, turns, at);
    return new Set(checkIns.filter((checkIn) => taken.has(this.pressed.get(checkIn)?.callSid ?? '')));
  }

  /** A number that calls can be forged as one that writes can: only who has shown a code counts as verified. */
  private async record(pressed: PressedAnswer) {
    const { callSid, step, phone, language, incidentId, answer } = pressed;
    const person = (await personOfPhone(this.database, this.vault, phone)) ?? (await this.stranger(phone));
    if (!person.isVerified && person.language !== language) await this.people.correct(person.id, { language });
    const checkIn: CheckIn = {
      incidentId, personId: person.id, answer, source: 'voice', verified: person.isVerified,
      idempotencyKey: `voice:${callSid}:${step}`,
    }; // prettier-ignore
    this.pressed.set(checkIn, pressed);
    const { outcome } = await this.checkIns.record(checkIn, this);
    return outcome;
  }

  private async heard({ personId, incidentId, answer }: AnsweredCall): Promise<HeardAnswer | undefined> {
    if (personId === null || incidentId === null || answer === null) return undefined;
    const facts = { answer, ...(await answerBackground(this.database, incidentId)) };
    const followers = await acceptedFollowers(this.database, [personId]);
    return { facts, mayLeaveMessage: followers.length > 0 };
  }

  private async stranger(phone: PhoneNumber) {
    const language = languageOfPhone(phone);
    const id = await this.database.transaction((tx) => this.people.findOrCreateByPhone(tx, phone, language));
    return { id, isVerified: false, language };
  }
}
