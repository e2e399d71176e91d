import { setTimeout as pause } from 'node:timers/promises';
import { deliveryStatus } from '../../../libs/alerting/delivery';
import { sql } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import { rest } from '../rest';

/** Our account is locked; one number has opted out at the carrier; one text is filtered by its operator. */
export const f14: ChaosRun = {
  id: 'F14',
  title: 'the carrier refuses our account, a number, a text',
  wish: (isQuick) => ({ people: isQuick ? 200 : 1000, workers: 1 }),
  async execute(site) {
    const { carrier } = site;
    const [optedOut, filtered] = site.people.filter(({ isInside, browser }) => isInside && browser === undefined);
    await carrier.phones([{ phone: optedOut.phone, condition: 'opted-out' }, { phone: filtered.phone, condition: 'filtered' }]); // prettier-ignore
    await carrier.faults({ fault: 'unauthorised', channel: 'sms' });
    await site.desk.publish();
    await site.until('the carrier has refused us', async () => ((await carrier.state()).lines['sms.request'] ?? 0) > 0);
    await pause(5000);
    const wasted = (await carrier.state()).lines['sms.request'] ?? 0;
    await carrier.faults();
    // The circuit opens again by its own probes, half a minute later at the latest.
    await site.until('somebody is told', async () => ((await carrier.state()).lines['sms.got'] ?? 0) > 0, 90_000, 200);
    await rest(site);
    const rows = await sql<{ person: number; status: number }>(
      site.database,
      `SELECT person_id AS person, status FROM delivery WHERE channel = 3 AND notice_id IN (SELECT id FROM notice WHERE rule = 'people')`,
    );
    const statusOf = new Map(rows.map(({ person, status }) => [person, status]));
    const others = rows.filter(({ person, status }) => person !== optedOut.person && person !== filtered.person && status !== deliveryStatus.delivered).length; // prettier-ignore
    const told = site.logs().get('worker-1.log') ?? '';
    return {
      figures: { requestsInFiveSeconds: wasted, othersNotTold: others },
      broken: [
        ...(wasted > 20 ? [`${wasted} requests to a carrier that refuses our account (20)`] : []),
        ...(others > 0 ? [`${others} people were not told for what was wrong with two others`] : []),
        ...(statusOf.get(optedOut.person) === deliveryStatus.opted_out
          ? []
          : ['who has opted out at the carrier is not noted so']),
        ...(statusOf.get(filtered.person) === deliveryStatus.failed
          ? []
          : ['whose text was filtered is not noted as failed']),
        ...(/no text route takes messages|text route left/.test(told) ? [] : ['no operator was told']),
      ],
    };
  },
};
