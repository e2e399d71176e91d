import { setTimeout as pause } from 'node:timers/promises';
import { sqlOne } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import { rest } from '../rest';
import type { Site } from '../site';

/** The push service is out for everybody. Only an explicit "gone" ends a push address. */
export const f17: ChaosRun = {
  id: 'F17',
  title: 'outage of the push service',
  wish: (isQuick) => ({ people: isQuick ? 200 : 1500, workers: 1 }),
  async execute(site) {
    const before = await addresses(site);
    const gone = site.people.flatMap(({ browser, isInside }) => (browser && isInside ? [browser] : [])).slice(0, 5);
    for (const browser of gone) await site.carrier.browser(browser, 'gone');
    await site.carrier.faults({ fault: '500', share: 0.5, channel: 'push' }, { fault: 'reset', share: 0.25, channel: 'push' }, { fault: '503', share: 0.25, channel: 'push' }); // prettier-ignore
    await site.desk.publish();
    await pause(8000);
    const during = await addresses(site);
    await site.carrier.faults();
    await rest(site);
    const after = await addresses(site);
    return {
      figures: { addresses: before, during, after, gone: gone.length },
      broken: [
        ...(during !== before ? [`${before - during} push addresses were deleted during the outage`] : []),
        ...(after !== before - gone.length
          ? [`${before - after} push addresses are deleted, ${gone.length} are gone`]
          : []),
      ],
    };
  },
};

async function addresses(site: Site): Promise<number> {
  return (await sqlOne<{ count: number }>(site.database, 'SELECT count(*) AS count FROM push_address')).count;
}
