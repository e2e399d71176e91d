import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DuressWordsService } from '../../../libs/check-ins/duress-words.service';
import { CurrentPerson } from '../../../libs/people/current-person';
import type { PersonId } from '../../../libs/people/person';
import { Policy } from '../../../libs/platform/http/policy';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { filled, type Form } from '../form';
import { seeOther } from '../page-reply';
import { paths } from '../paths';
import { savedPath } from './saved-path';

@Controller()
export class MyDuressWordRoute {
  constructor(private readonly duressWords: DuressWordsService) {}

  @Post(paths.myDuressWord)
  @Policy('person')
  async choose(
    @CurrentPerson() personId: PersonId,
    @Body() form: Form | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isChosen = await this.duressWords.choose(personId, filled(form, 'duressWord') ?? '');
    if (!isChosen) throw platformProblems['malformed-request']('The word has 3 to 20 letters or digits and no blank');
    seeOther(reply, savedPath);
  }

  @Post(paths.forgetDuressWord)
  @Policy('person')
  async forget(@CurrentPerson() personId: PersonId, @Res() reply: FastifyReply): Promise<void> {
    await this.duressWords.forget(personId);
    seeOther(reply, savedPath);
  }
}
