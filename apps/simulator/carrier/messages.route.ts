import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, answerRequest } from '../fault.route';
import type { FaultPlan } from '../faults';
import type { LedgerLine } from '../ledger';
import type { Carrier } from './carrier.service';
import { toResource } from './message';
import type { MessageFilter } from './messages';
import { refusal } from './refusal';
import { authoriser, refuse, refuseBy, refused } from './refused.route';
import { type Form, idempotencyKey, readSendRequest, type SendRequest } from './send-request';

interface Parts {
  readonly carrier: Carrier;
  readonly faults: FaultPlan;
  readonly accountSid: string;
  readonly authToken: string;
  readonly write: (line: LedgerLine) => void;
}

type WithSid = { Params: { account: string; sid: string } };
type WithQuery = { Params: { account: string }; Querystring: Record<string, string | undefined> };

/** Twilio's `Messages` resource, as its SDK calls it. */
export function messagesRoutes(app: FastifyInstance, parts: Parts): void {
  const { carrier, accountSid } = parts;
  app.register(
    async (api) => {
      api.addHook('onRequest', authoriser(parts));
      api.post('/Messages.json', (request, reply) => take(parts, request, reply));
      api.get<WithSid>('/Messages/:sid.json', async (request, reply) => {
        const message = carrier.messages.get(request.params.sid);
        return message ? toResource(message, accountSid) : refuse(reply, 20404);
      });
      api.get<WithQuery>('/Messages.json', async (request) => list(parts, request.query));
    },
    { prefix: '/2010-04-01/Accounts/:account' },
  );
}

function take(parts: Parts, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const form: Form = typeof request.body === 'object' && request.body !== null ? (request.body as Form) : {};
  const read = readSendRequest(form);
  const claimed = { to: textOf(form.To) ?? '', from: textOf(form.From) };
  const line = { event: 'request', at: new Date().toISOString(), kind: 'sms', ...claimed } as const;
  if (read.verdict === 'refused') {
    const { status, body } = refusal(read.code, read.detail);
    parts.write({ ...line, outcome: 'refused', status, code: read.code });
    return reply.code(status).send(body);
  }
  const sending = read.request;
  const key = idempotencyKey(request.headers['idempotency-key'], sending.statusCallback);
  const rule = parts.faults.next({ channel: 'sms', to: sending.to, from: sending.from });
  let sid: string | undefined;
  const { outcome, answer } = answerRequest(reply, rule, {
    carryOut: () => {
      const done = handOver(parts, { ...sending, key });
      sid = done.sid;
      return done.answer;
    },
    refuse: refuseBy,
  });
  const status = outcome === 'cut' ? 0 : (answer?.status ?? 0);
  const code =
    answer && status >= 400 && typeof answer.body === 'object' && 'code' in answer.body
      ? Number(answer.body.code)
      : undefined;
  parts.write({ ...line, to: sending.to, outcome, status, code, sid, key });
  return reply;
}

function handOver(parts: Parts, sending: SendRequest & { key?: string }): { sid?: string; answer: Answer } {
  const handover = parts.carrier.outbound.hand({ ...sending, direction: 'outbound-api' });
  if (handover.verdict === 'refused') return { answer: refused(handover.code, handover.retryAfterSeconds) };
  const { message } = handover;
  return { sid: message.sid, answer: { status: 201, body: toResource(message, parts.accountSid) } };
}

/** The page that Twilio's list answers: bounds, its own address and those of its neighbours. */
function list({ carrier, accountSid }: Parts, query: Record<string, string | undefined>): object {
  const pageSize = Math.min(Math.max(Math.trunc(Number(query.PageSize ?? 50)) || 50, 1), 1_000);
  const page = Math.max(Math.trunc(Number(query.Page ?? 0)) || 0, 0);
  const filter: MessageFilter = {
    to: query.To,
    from: query.From,
    sentOn: day(query.DateSent),
    sentFrom: day(query['DateSent>']),
    sentUntil: day(query['DateSent<']),
  };
  const { messages, nextAfter } = carrier.messages.page(
    filter,
    pageSize,
    query.PageToken ? query.PageToken.replace(/^PA/, '') : page * pageSize,
  );
  const address = (changes: Record<string, string>): string => {
    const kept = Object.entries(query).filter(([name]) => !['Page', 'PageSize', 'PageToken'].includes(name));
    const search = new URLSearchParams([...(kept as [string, string][]), ...Object.entries(changes)]);
    return `/2010-04-01/Accounts/${accountSid}/Messages.json?${search.toString()}`;
  };
  const size = String(pageSize);
  const start = page * pageSize;
  return {
    first_page_uri: address({ PageSize: size, Page: '0' }),
    next_page_uri: nextAfter ? address({ PageSize: size, Page: String(page + 1), PageToken: `PA${nextAfter}` }) : null,
    previous_page_uri: page > 0 ? address({ PageSize: size, Page: String(page - 1) }) : null,
    uri: address({ PageSize: size, Page: String(page) }),
    page,
    page_size: pageSize,
    start,
    end: Math.max(start + messages.length - 1, start),
    messages: messages.map((message) => toResource(message, accountSid)),
  };
}

/** The SDK sends days, and times of ISO 8601 for the bounds. */
const day = (text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : text.slice(0, 10);

const textOf = (field: unknown): string | undefined => (typeof field === 'string' ? field : undefined);
