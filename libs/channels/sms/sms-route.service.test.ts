import { type SendResult, SmsCarrier, type SmsMessage, withdrawn } from '../channel';
import type { PhoneNumber } from '../phone-number';
import { SmsRoute } from './sms-route.service';

class Ledger extends SmsCarrier {
  readonly taken: string[] = [];

  send({ body }: SmsMessage): Promise<SendResult> {
    this.taken.push(body);
    return Promise.resolve({ outcome: 'accepted', carrierRef: body });
  }
}

const text = (body: string, isWithdrawn?: () => boolean): SmsMessage => ({
  to: '+33639980000' as PhoneNumber, body, segments: 1, deliveryKey: '1.1.1', validSeconds: 60, lane: 1, isWithdrawn,
}); // prettier-ignore

test('words that are replaced while they wait for their turn never reach the carrier', async () => {
  const carrier = new Ledger();
  const route = new SmsRoute({ name: 'one', carrier, senders: { from: '+33700000000' }, segmentsPerSecond: 4 });
  let isReplaced = false;
  const first = route.send(text('first'), false);
  const waiting = route.send(text('waiting', () => isReplaced), false); // prettier-ignore
  isReplaced = true;
  const newer = route.send({ ...text('newer'), lane: 0 }, false);
  expect(await Promise.all([first, waiting, newer])).toEqual([
    { outcome: 'accepted', carrierRef: 'first' },
    withdrawn,
    { outcome: 'accepted', carrierRef: 'newer' },
  ]);
  expect(carrier.taken).toEqual(['first', 'newer']);
  expect(route.messagesUnderWay).toBe(0);
});

test('words that are called off are given back at once, however long the line before them is', async () => {
  const carrier = new Ledger();
  const route = new SmsRoute({ name: 'one', carrier, senders: { from: '+33700000000' }, segmentsPerSecond: 1 });
  let isCalledOff = false;
  const line = Array.from({ length: 30 }, (_, i) =>
    route.send(
      text(`${i}`, () => isCalledOff),
      false,
    ),
  );
  await line[0];
  isCalledOff = true;
  const given = await Promise.all(line.slice(1));
  expect(new Set(given)).toEqual(new Set([withdrawn]));
  expect(carrier.taken).toEqual(['0']);
});
