import { templateContext } from '../../libs/alerting/template-context';
import { channelCodes } from '../../libs/channels/channel';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import type { Version } from './desk';
import type { Site, Townsperson } from './site';

/** A place whose name is so long that counting the segments of a text takes half a minute. */
const endless = 'Ort '.repeat(12_000);
/** Small while it is text, and more than the memory of a worker once it is read. */
const devouring = (): string => `{"kind":"help","junk":[${'{},'.repeat(30_000_000)}0]}`;

export async function unreadablePhone(site: Site, { person }: Townsperson): Promise<void> {
  await sql(site.database, `UPDATE person SET phone_sealed = '\\x00'::bytea WHERE id = $1`, [person]);
}

/** An alert whose German words are endless; only these people read German. */
export async function endlessWords(site: Site, readers: readonly Townsperson[]): Promise<Version> {
  const people = readers.map(({ person }) => person);
  await sql(
    site.database,
    `UPDATE person SET language = CASE WHEN id = ANY ($1) THEN 'de' ELSE 'fr' END WHERE language = 'de' OR id = ANY ($1)`,
    [people],
  );
  // Nobody is told before the words are changed.
  const holder = site.database.createQueryRunner();
  await holder.startTransaction();
  try {
    await holder.query('LOCK TABLE delivery IN EXCLUSIVE MODE');
    const alert = await site.desk.publish();
    await site.until('the audience is frozen', async () => (await noticeOf(site, alert)) !== undefined);
    await makeEndless(site, alert);
    await holder.commitTransaction();
    return alert;
  } finally {
    await holder.release();
  }
}

interface Notice {
  readonly id: number;
  readonly eventId: number;
  readonly words: Buffer;
}

async function noticeOf(site: Site, { id }: Version): Promise<Notice | undefined> {
  const [notice] = await sql<Notice>(
    site.database,
    `SELECT notice.id, event_id AS "eventId", template_sealed AS words FROM notice JOIN incident ON incident.id = incident_id
     WHERE public_id = $1 AND rule = 'people'`,
    [id],
  );
  return notice;
}

async function makeEndless(site: Site, alert: Version): Promise<void> {
  const notice = await noticeOf(site, alert);
  if (!notice) return;
  const context = templateContext(notice.eventId, 'people');
  const template = JSON.parse(site.vault.open(notice.words, context)) as { texts: { de: { areaName: string } } };
  template.texts.de.areaName = endless;
  await sql(site.database, 'UPDATE notice SET template_sealed = $2 WHERE id = $1', [
    notice.id,
    site.vault.seal(JSON.stringify(template), context),
  ]);
}

/** A reply that no worker can read, on one page with a harmless one. @returns the page */
export async function allDevouringReply(site: Site, victim: Townsperson, neighbour: Townsperson): Promise<number> {
  const notices: number[] = [];
  for (const [i, [{ person }, words]] of (
    [
      [victim, devouring()],
      [neighbour, '{"kind":"help"}'],
    ] as const
  ).entries()) {
    const event = -1 - i;
    const { id } = await sqlOne<{ id: number }>(
      site.database,
      `INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at, people, audience_hash)
       VALUES ($1, 'sms-answered', 2, 'service', 'Actual', $2, false, now(), now() + interval '1 hour', 1, sha256($3::text::bytea))
       RETURNING id`,
      [event, site.vault.seal(words, templateContext(event, 'sms-answered')), String(person)],
    );
    await sql(site.database, 'INSERT INTO delivery (notice_id, channel, person_id) VALUES ($1, $2, $3)', [id, channelCodes.sms, person]); // prettier-ignore
    notices.push(id);
  }
  const persons = [victim.person, neighbour.person];
  const { id } = await sqlOne<{ id: number }>(
    site.database,
    `INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to) VALUES ($1, $2, 2, 0, $3, $4) RETURNING id`,
    [notices, channelCodes.sms, Math.min(...persons), Math.max(...persons)],
  );
  return id;
}
