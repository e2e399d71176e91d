import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Policy } from '../../../libs/platform/http/policy';
import { StatusService } from '../../../libs/situation/status.service';
import { sendPublicPage } from '../page-reply';
import { paths } from '../paths';
import { requestLanguage } from '../request-language';
import { StatusPage } from './status.page';

const maxAgeSeconds = 10;

@Controller()
export class StatusRoute {
  constructor(private readonly service: StatusService) {}

  @Get(paths.status)
  @Policy('public')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { checkedAt, ...status } = await this.service.status();
    const page = <StatusPage language={requestLanguage(request)} checkedAt={checkedAt.toISOString()} {...status} />;
    sendPublicPage(reply, page, maxAgeSeconds);
  }
}
