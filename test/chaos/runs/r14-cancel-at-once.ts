import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '../../../libs/platform/database/sql';
import type { ChaosRun } from '../chaos-run';
import { copiesOf } from '../copies';
import { rest } from '../rest';

interface Said {
  readonly notice: number;
  readonly isCancel: boolean;
}

/** A false alarm is called off a second after it began to leave. */
export const r14: ChaosRun = {
  id: 'R14',
  title: 'cancel one second after publishing',
  wish: (isQuick) => ({
    people: isQuick ? 600 : 4000,
    workers: 2,
    gateways: 1,
    segmentsPerSecond: isQuick ? 100 : 600,
  }),
  async execute(site) {
    const version = await site.desk.publish();
    await pause(1000);
    const cancelledAt = Date.now();
    await site.desk.cancel(version);
    await rest(site);
    const notices = await sql<Said>(
      site.database,
      `SELECT notice.id AS notice, message_type = 'Cancel' AS "isCancel" FROM notice
       JOIN alert_version ON alert_version.id = version_id WHERE rule = 'people'`,
    );
    const isCancel = new Map(notices.map((said) => [said.notice, said.isCancel]));
    const copies = await copiesOf(site);
    const alarmed = new Set(copies.filter(({ notice }) => isCancel.get(notice) === false).map(({ person }) => person));
    const corrections = copies.filter(({ notice }) => isCancel.get(notice));
    const corrected = new Set(corrections.map(({ person }) => person));
    // What a worker had in hand may have left: whether it did is known only when the worker has looked again.
    const inHand = await sql<{ person: number }>(
      site.database,
      `SELECT DISTINCT person_id AS person FROM receipt JOIN notice ON notice.id = notice_id
       JOIN alert_version ON alert_version.id = version_id WHERE rule = 'people' AND message_type <> 'Cancel' AND attempt > 0`,
    );
    const owed = new Set([...alarmed, ...inHand.map(({ person }) => person)]);
    const uncorrected = [...alarmed].filter((person) => !corrected.has(person)).length;
    const needless = [...corrected].filter((person) => !owed.has(person)).length;
    const correctedInVain = [...corrected].filter((person) => !alarmed.has(person)).length;
    const firstMs = Math.min(...corrections.map(({ atMs }) => atMs)) - cancelledAt;
    return {
      figures: {
        alarmed: alarmed.size,
        corrected: corrected.size,
        uncorrected,
        needless,
        correctedInVain,
        firstCorrectionMs: firstMs,
      },
      broken: [
        ...(uncorrected > 0 ? [`${uncorrected} people were alarmed and never corrected`] : []),
        ...(needless > 0 ? [`${needless} people heard a correction of what they were never told`] : []),
        ...(alarmed.size === 0 ? ['nobody was alarmed: nothing was tried'] : []),
      ],
      late: firstMs > 5000 ? [`first correction after ${firstMs} ms (5000)`] : [],
    };
  },
};
