import { parsePhone } from '../../../libs/channels/phone-number';
import { answers } from '../../../libs/check-ins/answer';
import { interpret } from '../../../libs/inbound/interpret';
import type { PersonId } from '../../../libs/people/person';
import type { AnswerLine, GotLine } from '../../simulator/ledger';
import { readLedger } from '../../simulator/ledger.store';
import type { LedgerFacts, Received, Said, Written } from './ledger-facts';

/** What the carrier and the push service wrote down, line by line, of what phones and browsers got and said. */
export async function readFacts(ledgerFile: string): Promise<LedgerFacts> {
  const got: Received[] = [];
  const written: Written[] = [];
  let refused = 0;
  let nameless = 0;
  for await (const line of readLedger(ledgerFile)) {
    if (line.event === 'got') {
      const key = line.kind === 'push' ? receiptOf(line) : line.key;
      const [notice, person] = (key ?? '').split('.').map(Number);
      if (!notice || !person) nameless += 1;
      else got.push({ channel: line.kind, notice, person: person as PersonId, to: line.to, atMs: Date.parse(line.at) });
    } else if (line.event === 'answer') {
      if (line.status >= 200 && line.status <= 299) written.push(...writtenOf(line));
      else refused += 1;
    }
  }
  return { got, written, refused, nameless };
}

/** Nothing for a key that is no answer. */
function writtenOf({ kind, sid, from, at, body }: AnswerLine): Written[] {
  const common = { sid, phone: from, atMs: Date.parse(at) };
  if (kind === 'sms') return [{ ...common, channel: 'sms', said: saidIn(body) }];
  const answer = answers[Number(body) - 1];
  return answer === undefined ? [] : [{ ...common, channel: 'voice', said: { kind: 'answer', answer } }];
}

function saidIn(body: string): Said {
  const intent = interpret(body);
  if (intent.kind === 'answer') return { kind: 'answer', answer: intent.answer };
  if (intent.kind === 'household_answer') return { kind: 'household', answer: intent.answer };
  if (intent.kind === 'add_member' || intent.kind === 'join_household') return { kind: 'command' };
  if (intent.kind === 'on_behalf') return { kind: 'report', about: parsePhone(intent.phone, 'FR') ?? '' };
  return { kind: intent.kind === 'dispute' ? 'dispute' : 'unclear' };
}

/** A push names its delivery in the receipt that the browser is to send back. */
function receiptOf({ body }: GotLine): string | undefined {
  const payload = JSON.parse(body) as { notification?: { data?: { receipt?: string } } };
  return payload.notification?.data?.receipt;
}
