import { Controller, Get, Header } from '@nestjs/common';
import { CurrentPerson } from '../people/current-person';
import type { PersonId } from '../people/person';
import { Policy } from '../platform/http/policy';
import { Sheds } from '../platform/http/shedding';
import { OwnDataService } from './own-data.service';

@Controller('v1/me/export')
export class MyExportController {
  constructor(private readonly ownData: OwnDataService) {}

  @Get()
  @Sheds('can-wait')
  @Policy('person')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="tocsin.json"')
  export(@CurrentPerson() personId: PersonId): Promise<Readonly<Record<string, unknown>>> {
    return this.ownData.export(personId);
  }
}
