import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentOfficer } from '../../identity/current-officer';
import type { Officer } from '../../identity/officer';
import { readTypedPhone } from '../../people/phone.schema';
import { Policy } from '../../platform/http/policy';
import type { DeathVerdict } from './death-file';
import {
  deathProofSchema, deathVerdictSchema, openDeathFileSchema, revealFollowersSchema, toDeathFiles,
} from './death-file.schema'; // prettier-ignore
import { DeathFilesService } from './death-files.service';

/** For liaison officers of the agency whose incident it is. */
@Controller('v1/incidents/:id/death-files')
export class DeathFilesController {
  constructor(private readonly files: DeathFilesService) {}

  @Get()
  @Policy('officer:liaison')
  async list(@CurrentOfficer() officer: Officer, @Param('id') id: string) {
    return toDeathFiles(await this.files.list(officer, id), officer.id);
  }

  /** From here on nothing leaves by itself about the person. */
  @Post()
  @Policy('officer:liaison')
  async open(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Body({ schema: openDeathFileSchema }) { password, totp, reason, ...typed }: z.infer<typeof openDeathFileSchema>,
  ): Promise<{ readonly id: string }> {
    const about = { phone: readTypedPhone(typed), reason };
    const { publicId } = await this.files.open(officer, id, about, { password, totp });
    return { id: publicId };
  }

  /** Another officer than the first confirms; whoever finds the file wrong rejects it. */
  @Post(':file/:verdict')
  @HttpCode(204)
  @Policy('officer:liaison')
  decide(
    @CurrentOfficer() officer: Officer,
    @Param('id') incident: string,
    @Param('file') file: string,
    @Param('verdict', { schema: deathVerdictSchema }) verdict: DeathVerdict,
    @Body({ schema: deathProofSchema }) proof: z.infer<typeof deathProofSchema>,
  ): Promise<void> {
    return this.files.decide(officer, { incident, file }, verdict, proof);
  }

  /** Those to be spoken with, their numbers masked. */
  @Get(':file/followers')
  @Policy('officer:liaison')
  async followers(@CurrentOfficer() officer: Officer, @Param('id') id: string, @Param('file') file: string) {
    return { followers: await this.files.followers(officer, id, file) };
  }

  /** The same with their numbers, for a reason that is kept. */
  @Post(':file/followers/reveal')
  @HttpCode(200)
  @Policy('officer:liaison')
  async reveal(
    @CurrentOfficer() officer: Officer,
    @Param('id') id: string,
    @Param('file') file: string,
    @Body({ schema: revealFollowersSchema }) { reason }: z.infer<typeof revealFollowersSchema>,
  ) {
    return { followers: await this.files.followers(officer, id, file, reason) };
  }
}
