import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '../people/person';
import { Vault } from '../platform/vault/vault';
import { sealedPart, takeSealedReply } from './inbound-sms.store';
import type { Reply } from './reply';

/** Replies that wait beside their message until they are on their way: they may name other people. */
@Injectable()
export class RepliesService {
  constructor(private readonly vault: Vault) {}

  /** @returns undefined when the message asked for no reply, it was taken, or the sender is gone */
  async take(
    tx: EntityManager,
    messageSid: string,
  ): Promise<{ readonly personId: PersonId; readonly reply: Reply } | undefined> {
    const taken = await takeSealedReply(tx, messageSid);
    if (!taken) return undefined;
    const reply = JSON.parse(this.vault.open(taken.sealed, sealedPart(messageSid, 'reply'))) as Reply; // sealed by us
    return { personId: taken.personId, reply };
  }
}
