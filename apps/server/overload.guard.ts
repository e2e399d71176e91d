import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AnswerBatchesService } from '../../libs/check-ins/answer-batches.service';
import { type Shedding, sheddingKey } from '../../libs/platform/http/shedding';

/** Before anything is looked up for a request: under overload even a refusal has to be cheap. */
@Injectable()
export class OverloadGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly answers: AnswerBatchesService,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const shedding = this.reflector.get<Shedding | undefined>(sheddingKey, context.getHandler());
    if (shedding === 'can-wait') this.answers.assertCalm();
    if (shedding === 'answer') {
      const { body } = context.switchToHttp().getRequest<FastifyRequest>();
      this.answers.assertRoom(isCallForHelp(body) ? 'need_help' : 'safe');
    }
    return true;
  }
}

const isCallForHelp = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'answer' in body && body.answer === 'need_help';
