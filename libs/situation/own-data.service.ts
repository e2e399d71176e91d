import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { messagesToPerson } from '../alerting/deliveries.queries';
import { answersOf } from '../check-ins/check-ins.queries';
import { followsResponse } from '../circles/follow.schema';
import { householdOf, membershipsOf } from '../circles/household.queries';
import { householdResponse } from '../circles/household.schema';
import { followedBy, followersOf } from '../circles/follows.queries';
import { ownGuardianship } from '../circles/guardianship.queries';
import { ownVisibility } from '../circles/visibility.queries';
import { ownVoiceMessages } from '../inbound/voice-messages.queries';
import { messagesOf } from '../inbound/replies.queries';
import { exportResponse } from '../people/me.schema';
import type { PersonId } from '../people/person';
import { personRecord } from '../people/person-record.queries';
import { Clock } from '../platform/clock';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';

/** Everything that any part of the service holds of a person, at one moment. */
@Injectable()
export class OwnDataService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** @throws not-signed-in when the person was erased meanwhile: half an export would be worse than none */
  async export(personId: PersonId): Promise<Readonly<Record<string, unknown>>> {
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const now = this.clock.now();
      const record = await personRecord(tx, this.vault, personId, now);
      if (!record) throw platformProblems['not-signed-in']();
      const following = await followedBy(tx, this.vault, personId, now);
      const followers = await followersOf(tx, this.vault, personId, now);
      return {
        exportedAt: now,
        ...exportResponse(record),
        ...followsResponse(following, followers),
        visibility: await ownVisibility(tx, this.vault, personId),
        underAge: (await ownGuardianship(tx, this.vault, personId, now)) ?? null,
        household: householdResponse(
          await householdOf(tx, this.vault, personId),
          await membershipsOf(tx, this.vault, personId),
        ),
        answers: await answersOf(tx, personId),
        voiceMessagesFromYou: await ownVoiceMessages(tx, personId),
        messagesFromYou: await messagesOf(tx, this.vault, personId),
        messagesToYou: await messagesToPerson(tx, personId),
      };
    });
  }
}
