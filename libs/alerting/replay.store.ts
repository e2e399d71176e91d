import { channelCodes } from '../channels/channel';
import type { Language } from '../channels/language';
import type { PersonId } from '../people/person';
import { type Database, sql } from '../platform/database/sql';
import { deliveryStatus, waiting } from './delivery';
import { isFolded } from './folded-page.store';
import type { DeliveryKey } from './receipt-token';

/** A page that comes back. */
export interface Return {
  readonly personId: PersonId;
  /** The id of the last notice that the page has. */
  readonly since: number;
}

export interface Missed extends DeliveryKey {
  readonly language: Language;
}

const most = 200;
/** Below zero, where no page of live deliveries is: nobody but the replay hands these over. */
const replayPage = -1;
const { delivered, seen, handed, opted_out, suppressed, superseded, expired_undelivered } = deliveryStatus;
const withheld = [opted_out, suppressed, superseded, expired_undelivered].join(', ');
const { live, push, sms, voice } = channelCodes;
const elsewhere = [push, sms, voice].join(', ');

/**
 * For many pages in one statement, because a gateway that is lost sends its whole crowd back at once. Three sources, each behind an index: live deliveries of the person; words to the public that hold now; news about
 * whom the person follows. What was said on another channel while no page was open becomes a live delivery here.
 * Left out: what the page has (but for what no page of the person's has confirmed: messages do not leave in the order
 * of their ids), what is still on its way to the gateways, what the person has silenced or has lost the right to, and
 * all that is no longer true.
 */
export async function takeMissed(database: Database, returns: readonly Return[], now: Date): Promise<Missed[][]> {
  const rows = await sql<Missed & { index: number }>(
    database,
    `WITH missed AS (
       SELECT asked.index, asked.person_id, found.* FROM
         unnest($1::bigint[], $2::bigint[]) WITH ORDINALITY AS asked (person_id, since, index)
         CROSS JOIN LATERAL (
         SELECT notice.id, live.attempt, live.status FROM (
           SELECT notice_id AS id FROM delivery WHERE person_id = asked.person_id AND channel = ${live}
             AND (notice_id > asked.since OR status NOT IN (${delivered}, ${seen}))
           UNION
           SELECT id FROM notice WHERE rule IN ('people', 'relatives-outside') AND superseded_at IS NULL AND expires_at > $3
           UNION
           SELECT notice.id FROM follow JOIN notice ON about_person_id = followed_id
           WHERE follower_id = asked.person_id AND follow.status = 'accepted' AND expires_at > $3 AND notice.id > asked.since
         ) candidate JOIN notice USING (id)
           LEFT JOIN delivery live ON live.notice_id = notice.id AND live.channel = ${live} AND live.person_id = asked.person_id
         WHERE mode = 'Actual' AND superseded_at IS NULL AND expires_at > $3
           AND NOT EXISTS (SELECT FROM opt_out WHERE opt_out.person_id = asked.person_id AND opt_out.class = notice.class)
           AND (about_person_id IS NULL OR EXISTS (
             SELECT FROM follow WHERE followed_id = about_person_id AND follower_id = asked.person_id AND status = 'accepted'))
           AND CASE WHEN live.status IS NULL
             THEN EXISTS (SELECT FROM delivery other WHERE other.notice_id = notice.id AND other.person_id = asked.person_id
               AND other.channel IN (${elsewhere}) AND other.status NOT IN (${withheld}))
               OR ${isFolded('notice.id', 'asked.person_id')}
             ELSE live.status NOT IN (${withheld}, ${waiting.join(', ')})
               AND (notice.id > asked.since OR live.status NOT IN (${delivered}, ${seen})) END
         ORDER BY notice.id LIMIT ${most}) found),
     added AS (
       INSERT INTO delivery (notice_id, channel, person_id, page, status, attempt)
       SELECT id, ${live}, person_id, ${replayPage}, ${handed}, 1 FROM missed WHERE status IS NULL
       ORDER BY id, person_id ON CONFLICT DO NOTHING)
     SELECT missed.index - 1 AS index, missed.id AS "noticeId", person.id AS "personId",
       coalesce(missed.attempt, 1) AS attempt, language
     FROM missed JOIN person ON person.id = missed.person_id ORDER BY missed.index, missed.id`,
    [returns.map(({ personId }) => personId), returns.map(({ since }) => since), now],
  );
  const missed: Missed[][] = returns.map(() => []);
  for (const { index, ...each } of rows) missed[index].push(each);
  return missed;
}
