import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { z } from 'zod';
import { Policy } from '../platform/http/policy';
import { CurrentPerson } from './current-person';
import type { PersonId } from './person';
import { PlacesService } from './places.service';
import { places, position } from './subscription.schema';

const placesSchema = z.strictObject({ places });

@Controller('v1/me')
export class MyPlacesController {
  constructor(private readonly places: PlacesService) {}

  @Put('places')
  @HttpCode(204)
  @Policy('person')
  replace(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: placesSchema }) body: z.infer<typeof placesSchema>,
  ): Promise<void> {
    return this.places.replacePlaces(personId, body.places);
  }

  @Put('last-place')
  @HttpCode(204)
  @Policy('person')
  setLast(
    @CurrentPerson() personId: PersonId,
    @Body({ schema: position }) body: z.infer<typeof position>,
  ): Promise<void> {
    return this.places.setLastPlace(personId, body);
  }
}
