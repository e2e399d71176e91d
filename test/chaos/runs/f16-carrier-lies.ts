import type { ChaosRun } from '../chaos-run';
import { publishAndTell } from '../publishing';

const share = 0.05;

/** Half a body, a redirect to another place, a cut in the answer, silence after the request, a reset. */
export const f16: ChaosRun = {
  id: 'F16',
  title: 'the carrier lies',
  wish: (isQuick) => ({ people: isQuick ? 200 : 1500, workers: 2 }),
  async execute(site) {
    const faults = ['broken-json', 'redirect', 'cut', 'reset', '500', '429'] as const;
    await site.carrier.faults(...faults.map((fault) => ({ fault, share, channel: 'sms' as const })));
    await publishAndTell(site);
    await site.carrier.faults();
    const ledger = await site.carrier.ledger();
    const outcomes = ledger.flatMap((line) => (line.event === 'request' ? [line.outcome] : []));
    const count = (name: string): number => outcomes.filter((outcome) => outcome === name).length;
    return {
      figures: { requests: outcomes.length, cut: count('cut'), brokenJson: count('broken-json'), redirect: count('redirect'), reset: count('reset') }, // prettier-ignore
    };
  },
};
