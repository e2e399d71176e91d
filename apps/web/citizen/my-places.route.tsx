import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPerson } from '../../../libs/people/current-person';
import { mostPlaces, type PersonId } from '../../../libs/people/person';
import { PlacesService } from '../../../libs/people/places.service';
import { Policy } from '../../../libs/platform/http/policy';
import type { Form } from '../form';
import { mountedAt } from '../mounted-at';
import { seeOther, sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import type { FieldRefusal } from './field-errors';
import { MePageService, ownPlaces } from './me-page.service';
import type { PlaceInput } from './place-fields';
import { placeInputOf } from './place-form';
import { PlaceLookupService } from './place-lookup.service';
import type { PlaceView } from './places-section';
import { savedPath } from './saved-path';

@Controller()
export class MyPlacesRoute {
  constructor(
    private readonly pages: MePageService,
    private readonly lookup: PlaceLookupService,
    private readonly places: PlacesService,
  ) {}

  @Post(paths.myPlaces)
  @Policy('person')
  async add(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const placeInput = placeInputOf(form);
    const found = await this.lookup.find(placeInput);
    if ('refusal' in found) return this.refuse(personId, request, reply, placeInput, found.refusal);
    if (!found.place) return this.refuse(personId, request, reply, placeInput, { field: 'commune', reason: 'place-missing' }); // prettier-ignore
    const kept = ownPlaces(await this.pages.record(personId));
    if (kept.length < mostPlaces) await this.replace(personId, [...kept, found.place]);
    seeOther(reply, savedPath);
  }

  @Post(mountedAt(paths.removePlace))
  @Policy('person')
  async remove(
    @CurrentPerson() personId: PersonId,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kept = ownPlaces(await this.pages.record(personId));
    await this.replace(personId, kept.filter((place) => place.id !== id)); // prettier-ignore
    seeOther(reply, savedPath);
  }

  /** A place is the middle of its cell here, which snaps to the same cell again. */
  private replace(personId: PersonId, places: readonly Omit<PlaceView, 'id'>[]): Promise<void> {
    const bare = places.map(({ kind, latitude, longitude }) => ({ kind, latitude, longitude }));
    return this.places.replacePlaces(personId, bare);
  }

  private async refuse(
    personId: PersonId,
    request: FastifyRequest,
    reply: FastifyReply,
    placeInput: PlaceInput,
    refusal: FieldRefusal,
  ): Promise<void> {
    const refused = { placeInput, refusals: [refusal] };
    sendPage(reply, await this.pages.page(personId, requestLanguage(request), { refused }), 422);
  }
}
