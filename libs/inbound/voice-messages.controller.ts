import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { Clock } from '../platform/clock';
import { Policy } from '../platform/http/policy';
import { Vault } from '../platform/vault/vault';
import { inboundProblems } from './inbound-problems';
import { type VoiceMessages, toVoiceMessages } from './voice-messages.schema';
import { soundOf, voiceMessagesFor } from './voice-messages.queries';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What those whom one follows have said, for as long as it is kept, and only while one may follow them. */
@Controller('v1/me/voice-messages')
export class VoiceMessagesController {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Policy('person')
  @Header('cache-control', 'no-store')
  async list(@CurrentPerson() personId: PersonId): Promise<VoiceMessages> {
    return toVoiceMessages(await voiceMessagesFor(this.database, this.vault, personId, this.clock.now()));
  }

  /** @throws voice-message-not-found, also when there is one that the asker may not hear */
  @Get(':id/sound')
  @Policy('person')
  @Header('cache-control', 'no-store')
  async sound(@CurrentPerson() askerId: PersonId, @Param('id') publicId: string): Promise<StreamableFile> {
    const wanted = { publicId, askerId, now: this.clock.now() };
    const sound = uuid.test(publicId) ? await soundOf(this.database, this.vault, wanted) : undefined;
    if (!sound) throw inboundProblems['voice-message-not-found']();
    return new StreamableFile(sound, { type: 'audio/wav', disposition: 'inline', length: sound.length });
  }
}
