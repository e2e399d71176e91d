import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, answerRequest } from '../fault.route';
import type { FaultPlan } from '../faults';
import type { LedgerLine } from '../ledger';
import { toCallResource } from './call';
import { readCallRequest } from './call-request';
import type { Calls } from './calls.service';
import { authoriser, refuse, refuseBy } from './refused.route';
import type { Recordings } from './recordings';
import { refusal } from './refusal';
import { type Form, idempotencyKey, text } from './send-request';

interface Parts {
  readonly calls: Calls;
  readonly recordings: Recordings;
  readonly faults: FaultPlan;
  readonly accountSid: string;
  readonly authToken: string;
  readonly write: (line: LedgerLine) => void;
}

type WithSid = { Params: { account: string; sid: string } };

/** Twilio's `Calls` resource, and the recordings made in them. */
export function callsRoutes(app: FastifyInstance, parts: Parts): void {
  app.register(
    async (api) => {
      api.addHook('onRequest', authoriser(parts));
      api.post('/Calls.json', (request, reply) => take(parts, request, reply));
      api.get<WithSid>('/Calls/:sid.json', async (request, reply) => {
        const call = parts.calls.get(request.params.sid);
        return call ? toCallResource(call, parts.accountSid) : refuse(reply, 20404);
      });
      api.get<WithSid>('/Recordings/:sid.wav', async (request, reply) => {
        const sound = parts.recordings.sound(request.params.sid);
        return sound ? reply.type('audio/x-wav').send(sound) : refuse(reply, 20404);
      });
      api.delete<WithSid>('/Recordings/:sid.json', async (request, reply) => {
        return parts.recordings.delete(request.params.sid) ? reply.code(204).send() : refuse(reply, 20404);
      });
    },
    { prefix: '/2010-04-01/Accounts/:account' },
  );
}

function take(parts: Parts, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const form: Form = typeof request.body === 'object' && request.body !== null ? (request.body as Form) : {};
  const read = readCallRequest(form);
  const claimed = { to: text(form, 'To') ?? '', from: text(form, 'From') };
  const line = { event: 'request', at: new Date().toISOString(), kind: 'voice', ...claimed } as const;
  if (read.verdict === 'refused') {
    const { status, body } = refusal(read.code, read.detail);
    parts.write({ ...line, outcome: 'refused', status, code: read.code });
    return reply.code(status).send(body);
  }
  const wanted = read.request;
  const key = idempotencyKey(request.headers['idempotency-key'], wanted.statusCallback);
  const rule = parts.faults.next({ channel: 'voice', to: wanted.to, from: wanted.from });
  let sid: string | undefined;
  const { outcome, answer } = answerRequest(reply, rule, {
    carryOut: (): Answer => {
      const call = parts.calls.place(wanted, key);
      sid = call.sid;
      return { status: 201, body: toCallResource(call, parts.accountSid) };
    },
    refuse: refuseBy,
  });
  const status = outcome === 'cut' ? 0 : (answer?.status ?? 0);
  parts.write({ ...line, to: wanted.to, outcome, status, sid, key });
  return reply;
}
