import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformProblems } from '../platform/platform-problems';
import type { Officer } from './officer';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the application's guard, from the session and from nothing that the client says. */
    officer?: Officer;
  }
}

/** The officer of this request; refused as not signed in when the route's policy lets others through. */
export const CurrentOfficer = createParamDecorator((_: unknown, context: ExecutionContext): Officer => {
  const { officer } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!officer) throw platformProblems['not-signed-in']();
  return officer;
});
