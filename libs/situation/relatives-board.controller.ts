import { Controller, Get, Header } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { Policy } from '../platform/http/policy';
import { type relativesBoardResponse, toRelativesBoardResponse } from './relatives-board.schema';
import { RelativesBoardService } from './relatives-board.service';

@Controller('v1/me/relatives')
export class RelativesBoardController {
  constructor(private readonly board: RelativesBoardService) {}

  @Get()
  @Policy('person')
  @Header('cache-control', 'no-store')
  async show(@CurrentPerson() personId: PersonId): Promise<z.infer<typeof relativesBoardResponse>> {
    return toRelativesBoardResponse(await this.board.of(personId));
  }
}
