import type { FastifyReply } from 'fastify';
import { unreachable } from '../../libs/platform/unreachable';
import type { FaultRule } from './faults';
import type { RequestLine } from './ledger';

export interface Answer {
  readonly status: number;
  readonly body: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The two things that a faultless service does with a request, in the words of its own protocol. */
export interface Deeds {
  carryOut(): Answer;
  refuse(rule: FaultRule): Answer;
}

/** Discard, port 9: nobody listens there. */
const nowhere = 'http://127.0.0.1:9/';

const slowMs = 35_000;

/** Answers a request, well or as badly as the rule says, and returns what the ledger should say of it. */
export function answerRequest(
  reply: FastifyReply,
  rule: FaultRule | undefined,
  deeds: Deeds,
): { readonly outcome: RequestLine['outcome']; readonly answer: Answer | undefined } {
  if (!rule) {
    const answer = deeds.carryOut();
    give(reply, answer);
    return { outcome: answer.status < 300 ? 'accepted' : 'refused', answer };
  }
  switch (rule.fault) {
    case '429':
    case '500':
    case '503':
    case 'unauthorised':
    case 'refuse': {
      const answer = deeds.refuse(rule);
      give(reply, answer);
      return { outcome: 'refused', answer };
    }
    case 'time-out':
      reply.hijack();
      return { outcome: 'time-out', answer: undefined };
    case 'reset':
      hangUp(reply);
      return { outcome: 'reset', answer: undefined };
    case 'redirect': {
      const answer: Answer = { status: 302, body: '', headers: { location: nowhere } };
      give(reply, answer);
      return { outcome: 'redirect', answer };
    }
    case 'cut': {
      const answer = deeds.carryOut();
      hangUp(reply);
      return { outcome: 'cut', answer };
    }
    case 'broken-json': {
      const answer = deeds.carryOut();
      const whole = JSON.stringify(answer.body);
      void reply
        .code(answer.status)
        .type('application/json')
        .send(whole.slice(0, whole.length / 2));
      return { outcome: 'broken-json', answer };
    }
    case 'slow': {
      const answer = deeds.carryOut();
      const timer = setTimeout(() => give(reply, answer), rule.afterMs ?? slowMs);
      reply.raw.once('close', () => clearTimeout(timer));
      return { outcome: 'slow', answer };
    }
    default:
      return unreachable(rule.fault);
  }
}

function give(reply: FastifyReply, answer: Answer): void {
  void reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body);
}

function hangUp(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.socket?.destroy();
}
