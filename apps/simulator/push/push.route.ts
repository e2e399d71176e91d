import type { FastifyInstance } from 'fastify';
import { type Answer, answerRequest } from '../fault.route';
import type { FaultPlan, FaultRule } from '../faults';
import type { LedgerLine } from '../ledger';
import type { PushService } from './push.service';

interface Parts {
  readonly push: PushService;
  readonly faults: FaultPlan;
  readonly write: (line: LedgerLine) => void;
}

/** The push resource of RFC 8030, one for each subscription. */
export function pushRoutes(app: FastifyInstance, { push, faults, write }: Parts): void {
  app.register(async (api) => {
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    api.post<{ Params: { id: string } }>('/push/:id', (request, reply) => {
      const { id } = request.params;
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      let sid: string | undefined;
      const { outcome, answer } = answerRequest(reply, faults.next({ channel: 'push', to: id }), {
        carryOut: () => {
          const accepted = push.accept(id, request.headers, body);
          sid = accepted.sid;
          return accepted.answer;
        },
        refuse,
      });
      const status = outcome === 'cut' ? 0 : (answer?.status ?? 0);
      write({ event: 'request', at: new Date().toISOString(), kind: 'push', to: id, outcome, status, sid });
      return reply;
    });
  });
}

function refuse(rule: FaultRule): Answer {
  const statuses = { '429': 429, '500': 500, '503': 503, unauthorised: 401 } as const;
  const status = rule.fault in statuses ? statuses[rule.fault as keyof typeof statuses] : (rule.code ?? 400);
  const retryAfterSeconds = rule.retryAfterSeconds ?? (status === 429 ? 1 : undefined);
  return {
    status,
    body: { code: status, message: 'scripted' },
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  };
}
