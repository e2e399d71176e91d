import type { EntityManager } from 'typeorm';
import { type Channel, channelCodes, type ChannelCode } from '../channels/channel';
import { laneNumbers } from '../channels/lane';
import type { IncidentId, VersionId } from '../incidents/incident';
import type { Mode } from '../incidents/alert';
import { isFrozen } from '../check-ins/liaison/death-file';
import type { PersonId } from '../people/person';
import { type Database, sql, prepared, sqlOne } from '../platform/database/sql';
import type { Lane, MessageClass } from './alert-rules';
import type { Audience } from './audience';
import { districtShift } from './push-hearing';
import { deliveryStatus, type DeliveryStatusCode, waiting } from './delivery';
import { calledOffAt } from './incident-order.store';
import { leaseSeconds } from './lease';

/** Recipients of one page: what a worker holds at a time, and what is uncertain if it dies. */
export const pageSize = 500;

export interface NewNotice {
  readonly eventId: number;
  readonly rule: string;
  readonly lane: Lane;
  readonly class: MessageClass;
  readonly mode: Mode;
  readonly incidentId?: IncidentId;
  readonly versionId?: VersionId;
  /** Whose news it is: only those who follow this person at the moment of hand-over may have it. */
  readonly aboutPersonId?: PersonId;
  /** Whose name its words say: they are forgotten with this person. */
  readonly namedPersonId?: PersonId;
  readonly templateSealed: Buffer;
  /** Whether a second copy is better than none when the first may have been lost. */
  readonly mayRepeat: boolean;
  readonly frozenAt: Date;
  readonly expiresAt: Date;
}

/** One thing that is said to an audience; unique by event and rule, so that an event handled twice says it once. */
export async function insertNotice(tx: EntityManager, notice: NewNotice): Promise<number> {
  const { id } = await sqlOne<{ id: number }>(
    tx,
    prepared(`INSERT INTO notice (event_id, rule, lane, class, mode, incident_id, version_id, about_person_id,
       named_person_id, template_sealed, may_repeat, frozen_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`),
    [
      notice.eventId, notice.rule, notice.lane, notice.class, notice.mode, notice.incidentId ?? null,
      notice.versionId ?? null, notice.aboutPersonId ?? null, notice.namedPersonId ?? null, notice.templateSealed, notice.mayRepeat, notice.frozenAt, notice.expiresAt,
    ], // prettier-ignore
  );
  return id;
}

/** The people of one page of deliveries. */
export interface PagePeople {
  readonly channel: ChannelCode;
  readonly page: number;
  readonly personFrom: string;
  readonly personTo: string;
}

export interface Channels {
  readonly always: readonly Channel[];
  readonly smsOnlyWithoutPush: boolean;
  /** Besides, SMS for whoever has a place in one of these districts (`push-hearing.ts`). */
  readonly textIn?: readonly string[];
}

/** Of a person among those of the notice and channel, in the order of their ids. */
const pageNumber = `(row_number() OVER (PARTITION BY channel ORDER BY person_id) - 1) / ${pageSize}`;

/** One row for each person and channel; they share page 0 with others of the moment. */
const loose = (noticeId: string, wanted: string): string => `
  INSERT INTO delivery (notice_id, channel, person_id)
  SELECT ${noticeId}, channel, person_id FROM (${wanted}) wanted ORDER BY channel, person_id
  RETURNING channel`;

/** One row for each page, with its people folded into it: `unfoldPages` writes their deliveries. */
const folded = (noticeId: string, wanted: string): string => `
  INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to, people)
  SELECT ARRAY[${noticeId}::bigint], channel, (SELECT lane FROM notice WHERE id = ${noticeId}), number,
    min(person_id), max(person_id), array_agg(person_id ORDER BY person_id)
  FROM (SELECT channel, person_id, ${pageNumber} AS number FROM (${wanted}) wanted) numbered
  GROUP BY channel, number ORDER BY number, channel
  RETURNING channel`;

/**
 * Freezes the audience. Who has silenced the class is left out.
 * @param isPaged freezes whole pages, for an audience that may be large; else deliveries that are still to be given a page
 * @returns the channels that have at least one delivery
 */
export async function insertDeliveries(
  tx: EntityManager,
  noticeId: number,
  messageClass: MessageClass,
  audience: Audience,
  { channels, isPaged }: { readonly channels: Channels; readonly isPaged: boolean },
): Promise<ChannelCode[]> {
  const next = audience.parameters.length;
  const has = {
    push: 'EXISTS (SELECT FROM push_address WHERE push_address.person_id = audience.person_id)',
    live: `EXISTS (SELECT FROM live_session WHERE live_session.person_id = audience.person_id
      AND seen_at > statement_timestamp() - interval '90 seconds')`,
  };
  const conditions: Record<Channel, string | undefined> = {
    push: channels.always.includes('push') ? has.push : undefined,
    live: channels.always.includes('live') ? has.live : undefined,
    sms: channels.smsOnlyWithoutPush ? `NOT ${has.push}` : channels.always.includes('sms') ? 'true' : undefined,
    voice: channels.always.includes('voice') ? 'true' : undefined,
  };
  if (audience.knowsChannels === 'besides' && conditions.sms) conditions.sms = `${conditions.sms} OR ${toldBy('sms')}`;
  const { textIn = [] } = channels;
  if (textIn.length > 0 && conditions.sms) conditions.sms = `${conditions.sms} OR ${hasPlaceIn(`$${next + 3}`)}`;
  const wanted = audience.knowsChannels === 'only' ? asTold(has) : conditions;
  const branches = Object.entries(wanted).flatMap(([channel, condition]) =>
    condition
      ? [`SELECT ${channelCodes[channel as Channel]}::smallint AS channel, person_id FROM audience WHERE ${condition}`]
      : [],
  );
  const text = `WITH audience AS MATERIALIZED (
       SELECT * FROM (${audience.text}) everyone
       WHERE NOT EXISTS (SELECT FROM opt_out WHERE opt_out.person_id = everyone.person_id AND opt_out.class = $${next + 2})),
     frozen AS (
       UPDATE notice SET (people, audience_hash) = (
         SELECT count(*), sha256(coalesce(string_agg(person_id::text, ',' ORDER BY person_id), '')::bytea) FROM audience)
       WHERE id = $${next + 1}),
     created AS (
       ${(isPaged ? folded : loose)(`$${next + 1}`, branches.join(' UNION ALL '))})
     SELECT array_agg(channel) AS channels FROM (SELECT channel FROM created GROUP BY channel) used`;
  // Of a few people there are hundreds in a second; for many the planner has to look at who they are.
  const rows = await sql<{ channels: ChannelCode[] | null }>(tx, isPaged ? text : prepared(text), [
    ...audience.parameters,
    noticeId,
    messageClass,
    ...(textIn.length > 0 ? [textIn] : []),
  ]);
  return rows[0]?.channels ?? [];
}

const hasPlaceIn = (districts: string): string => `EXISTS (
  SELECT FROM person_place WHERE person_place.person_id = audience.person_id
    AND cell >> ${districtShift} = ANY (${districts}::bigint[]))`;

const toldBy = (channel: Channel): string => `told @> ARRAY[${channelCodes[channel]}::smallint]`;

/**
 * The channels on which each was told, as far as they still lead anywhere; SMS for whom none of them does. An open page
 * shows the news to everybody who was told in any way: it would go on showing the danger otherwise.
 */
function asTold(has: { readonly push: string; readonly live: string }): Record<Channel, string | undefined> {
  const push = `${toldBy('push')} AND ${has.push}`;
  return { push, live: has.live, sms: `${toldBy('sms')} OR NOT (${push})`, voice: toldBy('voice') };
}

/**
 * One page for many small notices of one lane and channel, such as the replies of one moment.
 * @returns undefined when none of them has a delivery there
 */
export async function insertSharedPage(
  tx: EntityManager,
  noticeIds: readonly number[],
  channel: ChannelCode,
  lane: Lane,
  page = 0,
): Promise<number | undefined> {
  const [made] = await sql<{ id: number }>(
    tx,
    `INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
     SELECT $1, $2::smallint, $3, $4::integer, min(person_id), max(person_id) FROM delivery
     WHERE notice_id = ANY ($1) AND channel = $2 AND page = $4 HAVING count(*) > 0 RETURNING id`,
    [noticeIds, channel, lane, page],
  );
  return made?.id;
}

/**
 * Nothing older about this incident may leave any more. Waits for the workers that are handing it over right now, so
 * that whoever is asked next "who was told?" sees them.
 */
export async function supersedeNotices(
  tx: EntityManager,
  incidentId: IncidentId,
  rules: readonly string[],
): Promise<void> {
  await sql(
    tx,
    `UPDATE notice SET superseded_at = clock_timestamp()
     WHERE incident_id = $1 AND superseded_at IS NULL AND split_part(rule, ':', 1) = ANY ($2)`,
    [incidentId, rules],
  );
}

export interface DuePage {
  readonly id: number;
  readonly lane: Lane;
  readonly channel: ChannelCode;
  readonly fence: number;
}

/** What nobody took so long after it was offered is offered again. */
const offerSeconds = 5;

const isDue = `page.lane = lane.lane AND page.channel = channel.channel AND done_at IS NULL AND people IS NULL
  AND due_at <= clock_timestamp() AND (lease_until IS NULL OR lease_until < clock_timestamp())`;

/**
 * Pages that somebody should work on now. However many wait, few of each lane and channel are on offer at a time, and
 * the same ones until they are taken: one channel does not hold up another, nor a lane those before it.
 * @param most on offer of one lane and channel; callers at the same moment may exceed it by as much again
 */
export async function takeDuePages(database: Database, most: number): Promise<DuePage[]> {
  return sql<DuePage>(
    database,
    `UPDATE delivery_page SET offered_at = clock_timestamp() WHERE id IN (
       SELECT due.id FROM unnest($2::smallint[]) AS lane CROSS JOIN unnest($3::smallint[]) AS channel
       CROSS JOIN LATERAL (
         SELECT count(*) AS pages FROM delivery_page page
         WHERE page.lane = lane.lane AND page.channel = channel.channel AND done_at IS NULL AND offered_at IS NOT NULL
           AND due_at <= clock_timestamp()) offered
       CROSS JOIN LATERAL (
         SELECT id FROM (
           SELECT id FROM delivery_page page
           WHERE ${isDue} AND offered_at < clock_timestamp() - interval '${offerSeconds} seconds' FOR UPDATE SKIP LOCKED) again
         UNION ALL
         SELECT id FROM (
           SELECT id FROM delivery_page page WHERE ${isDue} AND offered_at IS NULL
           ORDER BY due_at LIMIT greatest(0, $1 - offered.pages) FOR UPDATE SKIP LOCKED) fresh) due)
     RETURNING id, lane, channel, fence`,
    [most, laneNumbers, Object.values(channelCodes)],
  );
}

/** What decides whether a due page should be taken now. */
export interface DueDeparture {
  readonly channel: ChannelCode;
  readonly lane: Lane;
  readonly class: MessageClass;
  readonly mode: Mode;
  /** How often it has been taken before. */
  readonly fence: number;
}

/** The notices of one page are alike in all this. */
export async function departureOf(database: Database, pageId: number): Promise<DueDeparture | undefined> {
  const [departure] = await sql<DueDeparture>(
    database,
    `SELECT page.channel, page.lane, page.fence, notice.class, notice.mode FROM delivery_page page
     JOIN notice ON notice.id = page.notice_ids[1] WHERE page.id = $1`,
    [pageId],
  );
  return departure;
}

/** Not now: it stays on offer, in its place, and is offered again after so long. */
export async function leavePage(database: Database, pageId: number, seconds: number): Promise<void> {
  await sql(
    database,
    `UPDATE delivery_page SET offered_at = clock_timestamp() - make_interval(secs => ${offerSeconds} - $2::float8)
     WHERE id = $1 AND done_at IS NULL AND offered_at IS NOT NULL`,
    [pageId, seconds],
  );
}

/** Which deliveries belong to a page. */
export interface PageRange extends PagePeople {
  readonly noticeIds: readonly number[];
}

export interface ClaimedPage extends PageRange {
  readonly id: number;
  readonly lane: Lane;
  readonly fence: number;
  /** How often it has been taken in hand since it last went well, this time included. */
  readonly tries: number;
}

/**
 * Takes the lease, on the database's clock. The fence names this holder: a later one makes it void. Call it outside
 * transactions: a try that breaks must have been counted.
 */
export async function claimPage(database: Database, id: number): Promise<ClaimedPage | undefined> {
  const [page] = await sql<ClaimedPage>(
    database,
    `UPDATE delivery_page SET lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), fence = fence + 1,
       tries = tries + 1, offered_at = NULL
     WHERE id = $1 AND done_at IS NULL AND due_at <= clock_timestamp() AND people IS NULL
       AND (lease_until IS NULL OR lease_until < clock_timestamp())
     RETURNING id, lane, fence, tries, channel, notice_ids AS "noticeIds", page, person_from::text AS "personFrom", person_to::text AS "personTo"`,
    [id],
  );
  return page;
}

/** @returns false when another worker holds the page by now */
export async function renewLease(database: Database, page: ClaimedPage): Promise<boolean> {
  const renewed = await sql(
    database,
    `UPDATE delivery_page SET lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
     WHERE id = $1 AND fence = $2 AND done_at IS NULL RETURNING id`,
    [page.id, page.fence],
  );
  return renewed.length === 1;
}

export interface NoticeRow {
  readonly id: number;
  readonly eventId: number;
  readonly rule: string;
  readonly class: MessageClass;
  readonly lane: Lane;
  readonly mode: Mode;
  readonly incidentId: IncidentId | null;
  /** Null once its words are forgotten: then there is nothing to say any more. */
  readonly templateSealed: Buffer | null;
  readonly mayRepeat: boolean;
  readonly expiresAt: Date;
  readonly supersededAt: Date | null;
}

/**
 * Locked against being superseded until the transaction ends.
 * @param withWords false where they are not needed: they may be what ends whoever reads them, and are empty then
 */
export async function lockNotices(tx: EntityManager, ids: readonly number[], withWords = true): Promise<NoticeRow[]> {
  const words = withWords ? 'template_sealed' : `CASE WHEN template_sealed IS NOT NULL THEN ''::bytea END`;
  return sql<NoticeRow>(
    tx,
    `SELECT id, event_id AS "eventId", rule, class, lane, mode, incident_id AS "incidentId",
       ${words} AS "templateSealed", may_repeat AS "mayRepeat", expires_at AS "expiresAt",
       coalesce(superseded_at, ${calledOffAt}) AS "supersededAt"
     FROM notice WHERE id = ANY ($1) ORDER BY id FOR SHARE OF notice`,
    [ids],
  );
}

export interface DeliveryRow {
  readonly noticeId: number;
  readonly personId: PersonId;
  readonly status: DeliveryStatusCode;
  readonly attempt: number;
}

/** The range of people is what the primary key finds quickly; the number is what belongs to the page and to no other. */
const ofPage = `notice_id = ANY ($1) AND channel = $2 AND person_id BETWEEN $3::bigint AND $4::bigint AND page = $5`;
const pageParameters = (page: PageRange) => [page.noticeIds, page.channel, page.personFrom, page.personTo, page.page];

/** Deliveries that an earlier holder of the page was handing over when it vanished. */
export async function abandonedDeliveries(tx: EntityManager, page: ClaimedPage): Promise<DeliveryRow[]> {
  return sql<DeliveryRow>(
    tx,
    `SELECT notice_id AS "noticeId", person_id AS "personId", status, attempt FROM delivery
     WHERE ${ofPage} AND status = ${deliveryStatus.handed}`,
    pageParameters(page),
  );
}

/** Ends the waiting deliveries of some of the page's notices without handing them over. */
export async function endWaiting(
  tx: EntityManager,
  page: PageRange,
  noticeIds: readonly number[],
  status: DeliveryStatusCode,
): Promise<void> {
  if (noticeIds.length === 0) return;
  await sql(
    tx,
    `WITH ended AS (
       UPDATE delivery SET status = $6 WHERE ${ofPage} AND status IN (${waiting.join(', ')})
       RETURNING notice_id, person_id, channel, attempt)
     INSERT INTO receipt (notice_id, person_id, channel, attempt, status)
     SELECT notice_id, person_id, channel, attempt, $6 FROM ended`,
    [noticeIds, ...pageParameters(page).slice(1), status],
  );
}

/**
 * Of a `delivery` and its `notice`: the person has silenced the class by now, has lost the right to this news, or has a phone
 * that must not ring and bring no news of others.
 */
const mayNotHave = `(
  (delivery.channel = ${channelCodes.voice} OR notice.class = 'relatives' AND delivery.channel <> ${channelCodes.live})
    AND EXISTS (SELECT FROM person WHERE person.id = delivery.person_id AND is_discreet)
  OR EXISTS (SELECT FROM opt_out WHERE opt_out.person_id = delivery.person_id AND opt_out.class = notice.class)
  OR notice.about_person_id IS NOT NULL AND ${isFrozen('notice.about_person_id')}
  OR split_part(notice.rule, ':', 1) IN ('safety-asked', 'reminder', 'again') AND ${isFrozen('delivery.person_id')}
  OR notice.about_person_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM follow
    WHERE followed_id = notice.about_person_id AND follower_id = delivery.person_id AND status = 'accepted')
  OR notice.rule = 'digest' AND NOT EXISTS (
    SELECT FROM digest_person JOIN follow USING (followed_id)
    WHERE digest_person.notice_id = notice.id AND follower_id = delivery.person_id AND status = 'accepted'))`;

/** What of the page is to be handed over, with the number of the coming attempt. Who may not have it is passed over. */
export async function readWaiting(tx: EntityManager, page: ClaimedPage): Promise<DeliveryRow[]> {
  await sql(
    tx,
    `UPDATE delivery SET status = ${deliveryStatus.suppressed} FROM notice
     WHERE ${ofPage} AND status IN (${waiting.join(', ')}) AND notice.id = notice_id AND ${mayNotHave}`,
    pageParameters(page),
  );
  return sql<DeliveryRow>(
    tx,
    `SELECT notice_id AS "noticeId", person_id AS "personId", status, (attempt + 1)::smallint AS attempt
     FROM delivery WHERE ${ofPage} AND status IN (${waiting.join(', ')}) ORDER BY person_id`,
    pageParameters(page),
  );
}

/**
 * Says that these deliveries leave now: if this worker vanishes, they are the ones whose outcome nobody knows. In one
 * statement with the last look at whether they may: what a correction, a STOP or another holder of the page has
 * overtaken stays as it is.
 * @returns those that may leave, as keys of `handedKey`
 */
export async function markHanded(
  database: Database,
  page: ClaimedPage,
  deliveries: readonly DeliveryRow[],
): Promise<Set<string>> {
  const rows = await sql<Pick<DeliveryRow, 'noticeId' | 'personId'>>(
    database,
    `WITH open AS MATERIALIZED (
       SELECT id FROM notice WHERE id = ANY ($4) AND superseded_at IS NULL AND ${calledOffAt} IS NULL FOR SHARE OF notice),
     wanted AS MATERIALIZED (
       SELECT (
         SELECT delivery.ctid FROM delivery
         WHERE delivery.notice_id = w.notice_id AND delivery.channel = $3 AND delivery.person_id = w.person_id
           AND delivery.status IN (${waiting.join(', ')}) AND delivery.attempt = w.attempt - 1) AS place
       FROM unnest($4::bigint[], $5::bigint[], $6::smallint[]) AS w (notice_id, person_id, attempt)
       JOIN open ON open.id = w.notice_id)
     UPDATE delivery SET status = ${deliveryStatus.handed}, attempt = attempt + 1 FROM wanted, notice
     WHERE delivery.ctid = wanted.place AND delivery.ctid = ANY (ARRAY(SELECT place FROM wanted))
       AND notice.id = delivery.notice_id AND NOT ${mayNotHave}
       AND EXISTS (SELECT FROM delivery_page WHERE id = $1 AND fence = $2 AND done_at IS NULL)
     RETURNING delivery.notice_id AS "noticeId", delivery.person_id AS "personId"`,
    [
      page.id, page.fence, page.channel, deliveries.map((row) => row.noticeId), deliveries.map((row) => row.personId),
      deliveries.map((row) => row.attempt),
    ], // prettier-ignore
  );
  return new Set(rows.map(handedKey));
}

/** Names a delivery among those of one channel. */
export const handedKey = ({ noticeId, personId }: Pick<DeliveryRow, 'noticeId' | 'personId'>): string =>
  `${noticeId}:${personId}`;

export interface Outcome {
  readonly noticeId: number;
  readonly personId: PersonId;
  readonly attempt: number;
  readonly status: DeliveryStatusCode;
  readonly isUncounted?: boolean;
  readonly carrierRef?: string;
  readonly reason?: string;
}

/**
 * Writes what the carrier said, and a receipt for each. A receipt of the device may have come first: what is further
 * on than `handed` is left as it is. Each row is looked up by its key and written where it lies (`ctid`): left to
 * itself, the planner joins the page with the whole table, because it cannot know how many rows are `handed`.
 */
export async function writeOutcomes(
  tx: EntityManager,
  channel: ChannelCode,
  outcomes: readonly Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await sql(
    tx,
    `WITH outcome AS MATERIALIZED (
       SELECT *, (
         SELECT ctid FROM delivery
         WHERE notice_id = o.notice_id AND channel = $1 AND person_id = o.person_id
           AND delivery.status = ${deliveryStatus.handed} AND delivery.attempt = o.attempt) AS place
       FROM unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::smallint[], $6::text[], $7::text[], $8::smallint[])
         AS o (notice_id, person_id, attempt, status, carrier_ref, reason, uncounted)),
     settled AS (
       UPDATE delivery SET status = outcome.status, attempt = delivery.attempt - outcome.uncounted
       FROM outcome WHERE delivery.ctid = outcome.place AND delivery.ctid = ANY (ARRAY(SELECT place FROM outcome)))
     INSERT INTO receipt (notice_id, person_id, channel, attempt, status, carrier_ref, reason)
     SELECT notice_id, person_id, $1, attempt, status, carrier_ref, reason FROM outcome`,
    [
      channel, outcomes.map((o) => o.noticeId), outcomes.map((o) => o.personId), outcomes.map((o) => o.attempt),
      outcomes.map((o) => o.status), outcomes.map((o) => o.carrierRef ?? null), outcomes.map((o) => o.reason ?? null),
      outcomes.map((o) => (o.isUncounted ? 1 : 0)),
    ], // prettier-ignore
  );
}

/** @returns false when the lease was lost: nothing that this worker knows may be written then */
export async function holdsPage(tx: EntityManager, page: ClaimedPage): Promise<boolean> {
  const held = await sql(tx, 'SELECT id FROM delivery_page WHERE id = $1 AND fence = $2 FOR UPDATE', [
    page.id,
    page.fence,
  ]);
  return held.length === 1;
}

/** Lets go of the page: for good, or until its next attempt. */
export async function releasePage(
  tx: EntityManager,
  page: ClaimedPage,
  retryAfterSeconds: number | undefined,
): Promise<void> {
  await sql(
    tx,
    `UPDATE delivery_page SET lease_until = NULL, tries = 0, fault = NULL,
       done_at = CASE WHEN $2::float8 IS NULL THEN clock_timestamp() END,
       due_at = CASE WHEN $2::float8 IS NULL THEN due_at ELSE clock_timestamp() + make_interval(secs => $2) END
     WHERE id = $1`,
    [page.id, retryAfterSeconds ?? null],
  );
}

/** Text messages for people whose push address failed and who have no SMS of the same notice yet. */
export async function insertSmsInstead(tx: EntityManager, failed: readonly Outcome[], lane: Lane): Promise<void> {
  // Below zero, where no numbered page of a notice is.
  const { page } = await sqlOne<{ page: number }>(tx, `SELECT -nextval('delivery_page_id_seq') AS page`);
  const created = await sql<{ noticeId: number }>(
    tx,
    `INSERT INTO delivery (notice_id, channel, person_id, page)
     SELECT notice_id, ${channelCodes.sms}, person_id, $3
     FROM unnest($1::bigint[], $2::bigint[]) AS f (notice_id, person_id)
     ORDER BY notice_id, person_id ON CONFLICT DO NOTHING RETURNING notice_id AS "noticeId"`,
    [failed.map((o) => o.noticeId), failed.map((o) => o.personId), page],
  );
  const notices = [...new Set(created.map((row) => row.noticeId))];
  if (notices.length > 0) await insertSharedPage(tx, notices, channelCodes.sms, lane, page);
}

/** Forgets what notices say that name a person. */
export async function forgetWordsNaming(tx: EntityManager, personId: PersonId): Promise<void> {
  await sql(tx, 'UPDATE notice SET template_sealed = NULL WHERE named_person_id = $1 AND template_sealed IS NOT NULL', [
    personId,
  ]);
}

/** Forgets what was said to single people, codes and names among it, once nobody can be told it any more. */
export async function forgetWordsExpired(database: Database, before: Date): Promise<void> {
  await sql(
    database,
    `UPDATE notice SET template_sealed = NULL
     WHERE expires_at < $1 AND class <> 'alerts' AND template_sealed IS NOT NULL`,
    [before],
  );
}
