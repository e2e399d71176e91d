import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordingsService } from '../channels/voice/recordings.service';
import { PeopleService } from '../people/people.service';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { Logger } from '../platform/telemetry/logger';
import { Vault } from '../platform/vault/vault';
import { answeredCall } from './calls.queries';
import type { VoiceMessageLeft } from './inbound-events';
import { voiceMessagesSince } from './voice-message';
import {
  type DueRecording, endRecording, forgetMessages, insertMessage, insertRecording, isMessageKept, type OwnedRecording, soundContext,
  takeDueRecordings,
} from './voice-messages.store'; // prettier-ignore

export interface MadeRecording {
  readonly callSid: string;
  readonly recordingSid: string;
  readonly accountSid: string;
  readonly seconds: number;
}

const mostAtOnce = 10;

/**
 * What people say after their answer, for those who follow them: noted when the carrier tells of it, fetched and sealed
 * by a worker, and then deleted at the carrier.
 */
@Injectable()
export class VoiceMessagesService {
  constructor(
    private readonly database: DataSource,
    private readonly recordings: RecordingsService,
    private readonly people: PeopleService,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** A recording of a call in which nobody answered is nobody's: it is noted too, to be deleted at the carrier. */
  async note(made: MadeRecording): Promise<void> {
    const recordedAt = this.clock.now();
    await this.database.transaction(async (tx) => {
      const call = await answeredCall(tx, made.callSid);
      const isTheirs = call !== undefined && made.seconds > 0 && (await this.people.hold(tx, call.personId));
      const { personId, incidentId } = isTheirs ? call : { personId: null, incidentId: null };
      await insertRecording(tx, { ...made, personId, incidentId, recordedAt });
    });
  }

  /** Several workers may do this at once. */
  async collect(): Promise<void> {
    const due = await takeDueRecordings(this.database, mostAtOnce);
    await Promise.all(due.map((recording) => this.collectOne(recording)));
  }

  async forget(): Promise<void> {
    await forgetMessages(this.database, voiceMessagesSince(this.clock.now()));
  }

  private async collectOne(recording: DueRecording): Promise<void> {
    const { recordingSid, accountSid, tries } = recording;
    try {
      if (this.isWanted(recording) && !(await isMessageKept(this.database, recordingSid))) await this.fetch(recording);
      await this.recordings.remove(accountSid, recordingSid);
      await endRecording(this.database, recordingSid);
    } catch (fault) {
      this.logger.warn({ recording: recordingSid, tries, fault }, 'a voice message could not be fetched: once more later'); // prettier-ignore
    }
  }

  private async fetch(recording: OwnedRecording): Promise<void> {
    const sound = await this.recordings.fetch(recording.accountSid, recording.recordingSid);
    if (sound === 'gone') return;
    const sealed = this.vault.seal(sound.toString('base64'), soundContext(recording.recordingSid));
    await this.database.transaction(async (tx) => {
      if (!(await this.people.hold(tx, recording.personId))) return;
      const messageId = await insertMessage(tx, recording, sealed);
      if (messageId === undefined) return;
      const { incidentId, personId } = recording;
      const occurredAt = this.clock.now().toISOString();
      const event: VoiceMessageLeft = { type: 'voice-message-left', messageId, incidentId, personId, occurredAt };
      await emit(tx, event);
    });
  }

  private isWanted(recording: DueRecording): recording is DueRecording & OwnedRecording {
    const isOwned = recording.personId !== null && recording.incidentId !== null;
    return isOwned && recording.recordedAt > voiceMessagesSince(this.clock.now());
  }
}
