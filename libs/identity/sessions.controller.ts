import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Policy } from '../platform/http/policy';
import { clearOfficerCookie, readOfficerCookie, setOfficerCookie } from './officer-cookie';
import { toOfficerResponse } from './officer.schema';
import { signInRequest } from './session.schema';
import { SessionsService } from './sessions.service';

@Controller('v1/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post()
  @Policy('public')
  async signIn(
    @Body({ schema: signInRequest }) body: z.infer<typeof signInRequest>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const replaces = readOfficerCookie(request.headers.cookie);
    const { token, officer } = await this.sessions.signIn({ ...body, ip: request.ip, replaces });
    void reply.header('set-cookie', setOfficerCookie(token)).header('cache-control', 'no-store');
    return toOfficerResponse(officer);
  }

  @Delete('current')
  @Policy('officer')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = readOfficerCookie(request.headers.cookie);
    if (token !== undefined) await this.sessions.signOut(token);
    void reply.header('set-cookie', clearOfficerCookie);
  }
}
