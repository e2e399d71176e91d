import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../fault.route';
import type { FaultRule } from '../faults';
import { refusal } from './refusal';

/** Lets only the account's owner at its resources, as Twilio does. */
export function authoriser({ accountSid, authToken }: { readonly accountSid: string; readonly authToken: string }) {
  const credentials = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.headers.authorization !== credentials) await refuse(reply, 20003);
    else if ((request.params as { account: string }).account !== accountSid) await refuse(reply, 20404);
  };
}

export function refuseBy(rule: FaultRule): Answer {
  const codes = { '429': 20429, '500': 20500, '503': 20503, unauthorised: 20003 } as const;
  const code = rule.fault in codes ? codes[rule.fault as keyof typeof codes] : (rule.code ?? 30001);
  return refused(code, rule.retryAfterSeconds ?? (code === 20429 ? 1 : undefined));
}

export function refused(code: number, retryAfterSeconds: number | undefined): Answer {
  const { status, body } = refusal(code);
  return { status, body, headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) } };
}

export function refuse(reply: FastifyReply, code: number): FastifyReply {
  const { status, body } = refusal(code);
  return reply.code(status).send(body);
}
