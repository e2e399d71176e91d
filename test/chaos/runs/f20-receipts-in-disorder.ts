import { setTimeout as pause } from 'node:timers/promises';
import { deliveryStatus } from '../../../libs/alerting/delivery';
import { sql } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import { rest } from '../rest';

/** Receipts come twice and more, late, in any order, and before we have noted that the message left. */
export const f20: ChaosRun = {
  id: 'F20',
  title: 'receipts in disorder',
  wish: (isQuick) => ({ people: isQuick ? 200 : 1000, apis: 2, workers: 2 }),
  async execute(site) {
    const { carrier } = site;
    await carrier.tell({
      statuses: ['queued', 'sent', 'delivered', 'undelivered', 'failed'],
      copies: [1, 5],
      lateMs: [0, 1500],
      shuffledShare: 0.4,
      lostShare: 0.01,
    });
    const off = site.people.filter(({ isInside, browser }) => isInside && browser === undefined).slice(0, 20);
    await carrier.phones(off.map(({ phone }) => ({ phone, condition: 'dead' as const })));
    await site.desk.publish();
    await rest(site);
    await pause(500);
    const { receipts } = await carrier.state();
    const rows = await sql<{ person: number; status: number }>(
      site.database,
      `SELECT person_id AS person, status FROM delivery WHERE channel = 3 AND notice_id IN (SELECT id FROM notice WHERE rule = 'people')`,
    );
    const dead = new Set<number>(off.map(({ person }) => person));
    const wrong = rows.filter(({ person, status }) => dead.has(person) && (status === deliveryStatus.delivered || status === deliveryStatus.seen)).length; // prettier-ignore
    const delivered = rows.filter(({ status }) => status === deliveryStatus.delivered).length;
    return {
      figures: { receipts: receipts.sent, refusedReceipts: receipts.refused, lostReceipts: receipts.lost, delivered, texts: rows.length }, // prettier-ignore
      broken: [
        ...(receipts.refused > 0 ? [`${receipts.refused} receipts were not taken`] : []),
        ...(wrong > 0 ? [`${wrong} dead phones are said to have got the alert`] : []),
        ...(delivered + dead.size < rows.length * 0.97
          ? [`only ${delivered} of ${rows.length} texts are known to have arrived`]
          : []),
      ],
    };
  },
};
