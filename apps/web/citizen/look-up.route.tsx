import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPerson } from '../../../libs/people/current-person';
import type { PersonId } from '../../../libs/people/person';
import { Policy } from '../../../libs/platform/http/policy';
import { LookUpsService } from '../../../libs/situation/look-ups.service';
import { attempt } from '../attempt';
import { filled, type Form } from '../form';
import { refusalIn } from '../messages/refusals';
import { visibilityWords } from '../messages/visibility';
import { sendPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { LookUpPage } from './look-up.page';
import { typedLookUp } from '../typed-look-up';

/** An answer is looked up without its incident, and so without its zone. */
const timeZone = 'Europe/Paris';

@Controller()
export class LookUpRoute {
  constructor(private readonly lookUps: LookUpsService) {}

  @Get(paths.lookUp)
  @Policy('person')
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendPage(reply, <LookUpPage language={requestLanguage(request)} timeZone={timeZone} />);
  }

  /** What was typed is not shown again when there is an answer: somebody else may be looking. */
  @Post(paths.lookUp)
  @Policy('person')
  async lookUp(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = requestLanguage(request);
    const sought = filled(form, 'sought') ?? '';
    const lookUp = typedLookUp(sought);
    const found = lookUp && (await attempt(['too-many-requests'], () => this.lookUps.byPerson(personId, lookUp)));
    if (found?.outcome === 'done') {
      sendPage(reply, <LookUpPage language={language} timeZone={timeZone} result={found.result ?? 'nothing'} />);
      return;
    }
    const message = found ? refusalIn(language, 'too-many-requests') : visibilityWords[language].unreadable;
    const errors = [{ field: 'sought', message }];
    const page = <LookUpPage language={language} timeZone={timeZone} sought={sought} errors={errors} />;
    sendPage(reply, page, found?.problem.kind.status ?? 422);
  }
}
