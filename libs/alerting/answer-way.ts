import { type Source } from '../check-ins/source';
import { unreachable } from '../platform/unreachable';

/** How an answer came, as those who follow read it. */
export const answerWays = ['sms', 'unproven', 'call', 'page', 'relative', 'hearsay', 'organisation'] as const;

export type AnswerWay = (typeof answerWays)[number];

/**
 * A number can be forged: what came from one that was never confirmed by a code says so.
 * @param hadContact the relative has spoken with the person; otherwise it is hearsay
 */
export function answerWay(source: Source, verified: boolean, hadContact = false): AnswerWay {
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
      return hadContact ? 'relative' : 'hearsay';
    case 'roster':
    case 'import':
      return 'organisation';
    default:
      return unreachable(source);
  }
}
