import { sql } from '../../../libs/platform/database/sql';
import { deadLetters } from '../../../libs/alerting/dead-letters.queries';
import { deliveryStatus } from '../../../libs/alerting/delivery';
import type { ChaosRun } from '../chaos-run';
import { publishAndTell } from '../publishing';

const visibleWithinMs = 60_000;

/** An event that nobody understands and a phone number that does not open, among an alert to everybody. */
export const f19: ChaosRun = {
  id: 'F19',
  title: 'poisoned work comes to rest and holds up nobody',
  wish: (isQuick) => ({ people: isQuick ? 200 : 1500, workers: 2 }),
  async execute(site) {
    const [victim] = site.people.filter(({ isInside, browser }) => isInside && browser === undefined);
    await sql(site.database, `UPDATE person SET phone_sealed = '\\x00'::bytea WHERE id = $1`, [victim.person]);
    await sql(
      site.database,
      `INSERT INTO outbox (type, payload, occurred_at) VALUES ('nonsense', '{"type": "nonsense"}', now())`,
    );
    const began = Date.now();
    await site.desk.publish();
    const dead = async () => (await deadLetters(site.database)).filter(({ isDead }) => isDead);
    const visibleMs = await site.until('two dead letters', async () => (await dead()).length === 2, 120_000, 250);
    const letters = await dead();
    const page = letters.find(({ kind }) => kind === 'page');
    const untold = await sql<{ person: number }>(
      site.database,
      `SELECT person_id AS person FROM delivery WHERE status NOT IN (${deliveryStatus.accepted}, ${deliveryStatus.delivered}, ${deliveryStatus.seen})`,
    );
    await publishAndTell(site);
    return {
      figures: { visibleMs, deadLetters: letters.length, heldUp: untold.length - 1, milliseconds: Date.now() - began },
      broken: [
        ...(untold.length !== 1 || untold[0].person !== victim.person ? [`${untold.length} people were not told`] : []),
        ...(page?.deliveries === 1 ? [] : ['the dead letter does not name its one message']),
      ],
      late: visibleMs > visibleWithinMs ? [`seen by an operator after ${visibleMs} ms (${visibleWithinMs})`] : [],
    };
  },
};
