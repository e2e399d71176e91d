import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosRun } from '../chaos-run';
import type { CarrierControl } from '../carrier-control';
import { handedOver } from '../publishing';

/** The first carrier refuses everything, then both do, then both are well again. */
export const f13: ChaosRun = {
  id: 'F13',
  title: 'a carrier is down, then both are',
  wish: () => ({ people: 1500, workers: 2, secondCarrier: true, segmentsPerSecond: 100 }),
  async execute(site) {
    const [first, second] = site.carriers;
    await site.desk.publish();
    await site.until('the first messages', async () => (await handedOver(site)) > 100);
    await first.faults({ fault: '503', channel: 'sms' });
    await pause(3000);
    const moved = await share(first, second, 3000);
    await second.faults({ fault: '503', channel: 'sms' });
    await pause(4000);
    const asked = await requestsOf(first, second);
    await pause(5000);
    const wasted = (await requestsOf(first, second)) - asked;
    await second.faults();
    const back = Date.now();
    const before = await accepted(second);
    await site.until('messages leave again', async () => (await accepted(second)) > before, 60_000);
    const leavesAgainMs = Date.now() - back;
    await first.faults();
    return {
      figures: { sharedBySecond: moved, askedWhileBothWereDown: wasted, leavesAgainMs },
      broken: [
        ...(moved < 0.99 ? [`only ${moved} of new messages left by the second carrier 3 s later (0.99)`] : []),
        ...(wasted > 500 ? [`${wasted} requests in 5 s to carriers that were both down`] : []),
      ],
      late: leavesAgainMs > 35_000 ? [`no message for ${leavesAgainMs} ms after a carrier was well again`] : [],
    };
  },
};

async function accepted(carrier: CarrierControl): Promise<number> {
  await carrier.settle();
  return (await carrier.ledger()).filter((line) => line.event === 'request' && line.outcome === 'accepted' && line.kind === 'sms').length; // prettier-ignore
}

async function requestsOf(...carriers: CarrierControl[]): Promise<number> {
  const states = await Promise.all(carriers.map((carrier) => carrier.state()));
  return states.reduce((sum, { lines }) => sum + (lines['sms.request'] ?? 0), 0);
}

/** Of the text messages of a while, the share that the second carrier took. */
async function share(first: CarrierControl, second: CarrierControl, duringMs: number): Promise<number> {
  const before = [await requestsOf(first), await accepted(second)];
  await pause(duringMs);
  const [asked, taken] = [(await requestsOf(first)) - before[0], (await accepted(second)) - before[1]];
  return taken === 0 ? 0 : Math.round((taken / (taken + asked)) * 1000) / 1000;
}
