import { type SendResult, type VoiceCall, VoiceCarrier, withdrawn } from '../channel';
import type { PhoneNumber } from '../phone-number';
import { VoiceLineService } from './voice-line.service';

class Ledger extends VoiceCarrier {
  readonly called: string[] = [];

  constructor(private readonly answer?: SendResult) {
    super();
  }

  call({ deliveryKey }: VoiceCall): Promise<SendResult> {
    this.called.push(deliveryKey);
    return Promise.resolve(this.answer ?? { outcome: 'accepted', carrierRef: deliveryKey });
  }
}

const call = (deliveryKey: string, more: Partial<VoiceCall> = {}): VoiceCall => ({
  to: '+33639980000' as PhoneNumber, // from the range kept for fiction
  language: 'fr', deliveryKey, validSeconds: 600, lane: 1, ...more,
}); // prettier-ignore

test('calls leave one by one, and the correction before the rest', async () => {
  const carrier = new Ledger();
  const line = new VoiceLineService(carrier, 2);
  const calls = ['first', 'second', 'third'].map((key) => line.call(call(key)));
  const correction = line.call(call('correction', { lane: 0 }));
  await Promise.all([...calls, correction]);
  expect(carrier.called).toEqual(['first', 'correction', 'second', 'third']);
});

test('whoever would wait for long is given back untried, later and later', async () => {
  const carrier = new Ledger();
  const line = new VoiceLineService(carrier, 1);
  const waiting = Array.from({ length: 9 }, (_, i) => line.call(call(`${i}`, { isWithdrawn: () => i > 0 })));
  const late = await Promise.all(waiting.slice(6));
  const seconds = late.map((result) => (result.outcome === 'retry' && result.untried ? result.afterSeconds : 0));
  expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  expect(Math.min(...seconds)).toBeGreaterThan(4);
  expect(await waiting[1]).toBe(withdrawn);
  await Promise.all(waiting);
  expect(carrier.called).toEqual(['0']);
}, 20_000);

test('a carrier that is away is asked less and less, not by every call', async () => {
  const carrier = new Ledger({ outcome: 'retry', afterSeconds: 5, reason: 'away', fault: 'carrier' });
  const line = new VoiceLineService(carrier);
  const results: SendResult[] = [];
  for (let i = 0; i < 20; i++) results.push(await line.call(call(`${i}`)));
  expect(carrier.called.length).toBeLessThan(10);
  expect(results.at(-1)).toMatchObject({ outcome: 'retry', untried: true });
});
