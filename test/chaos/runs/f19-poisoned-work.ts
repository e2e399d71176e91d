import { setTimeout as pause } from 'node:timers/promises';
import type { DeadLetter } from '../../../libs/alerting/dead-letter';
import { deadLetters } from '../../../libs/alerting/dead-letters.queries';
import { deliveryStatus } from '../../../libs/alerting/delivery';
import { sql } from '../../../libs/platform/database/sql';
import { answerStorm } from '../answer-storm';
import type { ChaosRun } from '../chaos-run';
import { allDevouringReply, endlessWords, unreadablePhone } from '../poisons';
import { handedOver, publishAndTell } from '../publishing';
import { rest } from '../rest';
import type { Site } from '../site';

const visibleWithinMs = 60_000;
const leastShare = 0.9;

/**
 * An event that nobody understands, a phone number that does not open, words that take minutes to cut, and a row that is
 * larger than the memory: among an alert to everybody, while people answer.
 */
export const f19: ChaosRun = {
  id: 'F19',
  title: 'poisoned work comes to rest and holds up nobody',
  wish: (isQuick) => ({ people: isQuick ? 200 : 600, workers: 2, memoryLimitMb: 700 }),
  async execute(site, { random }) {
    const incident = await publishAndTell(site);
    for (const worker of site.workers) worker.mayEnd = true;
    const [unreadable, devoured, ...others] = site.people.filter(({ isInside, browser }) => isInside && browser === undefined); // prettier-ignore
    const speechless = others.slice(0, 3);
    const before = await handedOver(site);
    await unreadablePhone(site, unreadable);
    await sql(site.database, `INSERT INTO outbox (type, payload, occurred_at) VALUES ('nonsense', '{"type": "nonsense"}', now())`); // prettier-ignore
    const began = Date.now();
    const alert = await endlessWords(site, speechless);
    await allDevouringReply(site, devoured, others[3]);
    const storming = { isOver: false };
    const poisoned = new Set<number>([unreadable, devoured, ...speechless].map(({ person }) => person));
    const healthy = { front: site.front, history: site.history, seen: site.seen, writers: site.writers.filter(({ person }) => !poisoned.has(person)) }; // prettier-ignore
    const storm = answerStorm({
      site: healthy,
      incident,
      perSecond: 20,
      seconds: 180,
      isOver: () => storming.isOver,
      random,
    });
    const visibleMs = await site.until('an operator sees what breaks', async () => (await letters(site)).some(({ about }) => about === 'sms-answered'), 120_000, 250); // prettier-ignore
    await site.until('everything poisoned is a dead letter', () => areAllDead(site), 180_000, 250); // prettier-ignore
    const deadMs = Date.now() - began;
    storming.isOver = true;
    const figures = await storm;
    await pause(3000);
    const unsent = await unsentOnTheBoard(site, alert.id);
    await rest(site);
    const untold = await untoldOf(site);
    const deaths = site.workers.reduce((sum, { exits }) => sum + exits.length, 0);
    // Every text of the storm is answered by one; the alert leaves besides.
    const texts = figures.answers - figures.byPage;
    const replies = await repliesOf(site, began);
    const stray = untold.filter((person) => !poisoned.has(person));
    return {
      figures: {
        ...figures,
        visibleMs,
        deadMs,
        workerDeaths: deaths,
        texts,
        replies,
        messages: (await handedOver(site)) - before,
        unsentOnTheBoard: unsent,
        untold: untold.length,
      },
      broken: [
        ...(stray.length > 0 ? [`${stray.length} people were not told who had nothing to do with it`] : []),
        ...(unsent === speechless.length + 1 ? [] : [`the board says that ${unsent} could not be sent`]),
        ...(deaths > 0 && deaths <= 5 ? [] : [`workers ended ${deaths} times, of one job that is tried five times`]),
        ...(replies >= texts * leastShare ? [] : [`only ${replies} of ${texts} replies left`]),
      ],
      late: visibleMs > visibleWithinMs ? [`seen by an operator after ${visibleMs} ms (${visibleWithinMs})`] : [],
    };
  },
};

const letters = (site: Site): Promise<DeadLetter[]> => deadLetters(site.database);

async function areAllDead(site: Site): Promise<boolean> {
  const dead = (await letters(site)).filter(({ isDead }) => isDead).map(({ about }) => about);
  return ['nonsense', 'people', 'sms-answered'].every((about) => dead.includes(about));
}

/** What the officers of the alert read. */
async function unsentOnTheBoard(site: Site, incident: string): Promise<number> {
  const { body } = await site.desk.anOfficer.must('GET', `/v1/incidents/${incident}/reach`);
  const channels = body['channels'] as readonly { readonly unsent: number }[]; // as documented
  return channels.reduce((sum, { unsent }) => sum + unsent, 0);
}

async function untoldOf(site: Site): Promise<number[]> {
  const { accepted, delivered, seen, unknown } = deliveryStatus;
  const rows = await sql<{ person: number }>(
    site.database,
    `SELECT DISTINCT person_id AS person FROM delivery WHERE status NOT IN (${accepted}, ${delivered}, ${seen}, ${unknown})`,
  );
  return rows.map(({ person }) => person);
}

async function repliesOf(site: Site, sinceMs: number): Promise<number> {
  const [row] = await sql<{ replies: number }>(
    site.database,
    `SELECT count(*) AS replies FROM delivery JOIN notice ON notice.id = notice_id
     WHERE rule = 'sms-answered' AND frozen_at >= to_timestamp($1::float8 / 1000) AND status IN (3, 4, 5)`,
    [sinceMs],
  );
  return row?.replies ?? 0;
}
