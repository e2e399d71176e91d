import { type Source } from '../check-ins/source';
import { unreachable } from '../platform/unreachable';

/** How an answer came, as those who follow read it. */
export type AnswerWay = 'sms' | 'unproven' | 'call' | 'page' | 'relative' | 'organisation';

/** A number can be forged: what came from one that was never confirmed by a code says so. */
export function answerWay(source: Source, verified: boolean): AnswerWay {
  switch (source) {
    case 'sms':
      return verified ? 'sms' : 'unproven';
    case 'voice':
      return verified ? 'call' : 'unproven';
    case 'page':
    case 'push':
    case 'link':
      return 'page';
    case 'on_behalf':
      return 'relative';
    case 'roster':
    case 'import':
      return 'organisation';
    default:
      return unreachable(source);
  }
}
