import type { DataSource } from 'typeorm';
import { auditEntries, auditHead } from '../../libs/audit/audit.queries';
import type { AuditAnchor } from '../../libs/audit/audit-entry';
import { verifyChain } from '../../libs/audit/verify-chain';
import { channelCodes } from '../../libs/channels/channel';
import { contentHash } from '../../libs/incidents/content-hash';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import { copiesOf } from './copies';
import type {
  DeliveryFacts, Evidence, NoticeFacts, OptOutFacts, PublishedEntry, RecordedAnswer, Stranded, VersionFacts,
} from './evidence'; // prettier-ignore
import { readEverything } from './readers';
import type { Site } from './site';
import { regressionsSeen } from './state-watch';
import type { Supervised } from './supervised';

/** What a process used when it had begun to work, by its name. */
export type Warm = ReadonlyMap<string, { readonly pid: number; readonly descriptors: number }>;

/** Reads everything that the invariants are about, once nothing moves any more. */
export async function collect(site: Site, warm: Warm, anchor: AuditAnchor): Promise<Evidence> {
  const { database, people } = site;
  const [versions, deliveries, stranded] = await Promise.all([versionsOf(database), deliveriesOf(database), strandedIn(database)]); // prettier-ignore
  const outputs = new Map([...site.logs(), ...site.outputs, ...(await writtenIn(database))]);
  return {
    history: site.history.lines,
    answers: await answersOf(database),
    current: await currentOf(database),
    notices: await noticesOf(database),
    deliveries,
    copies: await copiesOf(site),
    inArea: new Set(people.filter(({ isInside }) => isInside).map(({ person }) => person)),
    versions,
    publishedEntries: await publishedEntriesOf(database),
    auditFault: await auditFaultOf(database, anchor),
    regressions: await regressionsSeen(database),
    optOuts: await sql<OptOutFacts>(
      database,
      `SELECT person_id AS person, class, ${milliseconds('created_at')} AS "atMs" FROM opt_out`,
    ),
    stranded,
    names: new Map(people.map(({ person, name }) => [person, name])),
    phones: new Set(people.map(({ phone }) => phone)),
    numbers: new Map(people.map(({ person, phone }) => [person, phone])),
    follows: new Map(people.map(({ person, follows }) => [person, new Set(follows)])),
    outputs,
    seen: [...site.seen, ...(await readEverything(site))],
    processes: site.programs.map((program) => processFacts(program, outputs, warm)),
    faults: site.faults,
    connections: await connectionsOf(site),
  };
}

export const anchorNow = (database: DataSource): Promise<AuditAnchor> => auditHead(database);

export function warmth(programs: readonly Supervised[]): Warm {
  return new Map(programs.flatMap((program) => {
    const use = program.use();
    return use ? [[program.name, { pid: program.pid, descriptors: use.descriptors }] as const] : [];
  })); // prettier-ignore
}

const milliseconds = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

const answersOf = (database: DataSource): Promise<RecordedAnswer[]> =>
  sql(
    database,
    `SELECT id, idempotency_key AS key, person_id AS person, incident_id AS incident, answer,
       ${milliseconds('said_at')} AS "saidAtMs"
     FROM check_in`,
  );

const currentOf = (database: DataSource): Promise<RecordedAnswer[]> =>
  sql(
    database,
    `SELECT check_in_id AS id, '' AS key, person_id AS person, incident_id AS incident, answer, ${milliseconds('said_at')} AS "saidAtMs"
     FROM current_check_in WHERE check_in_id IS NOT NULL`,
  );

const noticesOf = (database: DataSource): Promise<NoticeFacts[]> =>
  sql(
    database,
    `SELECT id, rule, class, incident_id AS incident, version_id AS version, ${milliseconds('expires_at')} AS "expiresAtMs",
       people, encode(audience_hash, 'hex') AS "audienceHash", frozen."peopleNow", frozen."hashNow"
     FROM notice CROSS JOIN LATERAL (
       SELECT count(*) AS "peopleNow",
         encode(sha256(coalesce(string_agg(person_id::text, ',' ORDER BY person_id), '')::bytea), 'hex') AS "hashNow"
       FROM (SELECT DISTINCT person_id FROM delivery WHERE notice_id = notice.id) told) frozen`,
  );

const deliveriesOf = (database: DataSource): Promise<DeliveryFacts[]> =>
  sql(
    database,
    `SELECT delivery.notice_id AS notice, delivery.person_id AS person, delivery.channel, delivery.status,
       coalesce(said.unknowns, 0) AS unknowns, said.reason,
       CASE WHEN delivery.status IN (0, 1) THEN EXISTS (SELECT FROM delivery_page p WHERE p.done_at IS NULL AND p.dead_at IS NOT NULL
         AND delivery.notice_id = ANY (p.notice_ids) AND p.channel = delivery.channel AND p.page = delivery.page)
         ELSE false END AS "isDeadLetter"
     FROM delivery LEFT JOIN (
       SELECT notice_id, person_id, channel, count(*) FILTER (WHERE status = 15) AS unknowns, max(reason) AS reason
       FROM receipt GROUP BY 1, 2, 3) said USING (notice_id, person_id, channel)`,
  );

async function versionsOf(database: DataSource): Promise<VersionFacts[]> {
  const rows = await sql<Omit<VersionFacts, 'hashNow' | 'headlines'> & Parameters<typeof contentHash>[0]>(
    database,
    `SELECT id, incident_id AS incident, version, mode, message_type AS "messageType", author_id AS author,
       ARRAY(SELECT unnest(editors)::int) AS editors, decided_by AS "decidedBy", encode(content_hash, 'hex') AS "contentHash",
       identifier, sender, content, ${milliseconds('sent_at')} AS "sentAtMs"
     FROM alert_version WHERE status = 'published'`,
  );
  return rows.map((row) => ({
    ...row,
    hashNow: contentHash(row).toString('hex'),
    headlines: Object.values(row.content.texts).flatMap((text) => (text ? [text.headline] : [])),
  }));
}

const publishedEntriesOf = (database: DataSource): Promise<PublishedEntry[]> =>
  sql(
    database,
    `SELECT incident.id AS incident, (detail::json ->> 'version')::int AS version, detail::json ->> 'contentHash' AS "contentHash"
     FROM audit_entry JOIN incident ON subject = 'incident:' || incident.public_id WHERE action LIKE 'alert-published:%'`,
  );

async function auditFaultOf(database: DataSource, anchor: AuditAnchor): Promise<string | undefined> {
  const verdict = await verifyChain(auditEntries(database), anchor);
  return verdict.intact ? undefined : `${verdict.fault} at ${verdict.sequence}`;
}

const strandedIn = (database: DataSource): Promise<Stranded> =>
  sqlOne(
    database,
    `SELECT (SELECT count(*) FROM outbox WHERE handled_at IS NULL AND given_up_at IS NULL) AS "openEvents",
       (SELECT count(*) FROM delivery_page WHERE done_at IS NULL AND dead_at IS NULL AND lease_until < clock_timestamp()) AS "expiredLeases",
       (SELECT count(*) FROM delivery WHERE status IN (0, 1, 2) AND channel <> ${channelCodes.live} AND NOT EXISTS (
          SELECT FROM delivery_page p WHERE p.done_at IS NULL AND delivery.notice_id = ANY (p.notice_ids)
            AND p.channel = delivery.channel AND p.page = delivery.page)) AS "lostDeliveries",
       (SELECT count(*) FROM bullmq.job WHERE state = 'active'
          AND locked_until_ms < extract(epoch FROM clock_timestamp() - interval '15 seconds') * 1000) AS "staleJobs"`,
  );

/** What the service has written down in clear. */
async function writtenIn(database: DataSource): Promise<[string, string][]> {
  const { events, jobs, notices } = await sqlOne<{ events: string; jobs: string; notices: string }>(
    database,
    `SELECT (SELECT coalesce(string_agg(payload::text || coalesce(fault, ''), E'\\n'), '') FROM outbox) AS events,
       (SELECT coalesce(string_agg(data::text || coalesce(failed_reason, ''), E'\\n'), '') FROM bullmq.job) AS jobs,
       (SELECT coalesce(string_agg(DISTINCT reason, E'\\n'), '') FROM receipt) AS notices`,
  );
  return [['events', events], ['queue', jobs], ['receipts', notices]]; // prettier-ignore
}

function processFacts(program: Supervised, outputs: ReadonlyMap<string, string>, warm: Warm) {
  const { name, exits, pid } = program;
  const log = outputs.get(`${name}.log`) ?? '';
  const before = warm.get(name);
  const use = program.use();
  const isSame = before !== undefined && before.pid === pid && use !== undefined;
  return {
    name,
    crashes: exits.filter(({ isOurs }) => !isOurs).length,
    unhandled: (log.match(/unhandledRejection|UnhandledPromiseRejection|uncaughtException|FATAL ERROR/g) ?? []).length,
    descriptors: isSame ? { warm: before.descriptors, end: use.descriptors, pools: poolsOf(name) } : undefined,
  };
}

/** TypeORM's pool, and BullMQ's for each queue that is worked on or written to. */
const connectionsPerProcess = { api: 20, gateway: 22, worker: 20 + 5 + 7 + 2 + 2 } as const;

/** Kept open between messages: to the carriers of texts, of which there may be two, and to push services. */
const carrierConnections = { api: 0, gateway: 0, worker: 2 * 256 + 64 } as const;
/** Requests and live pages that were open when it was counted. */
const visitors = 80;

function poolsOf(name: string): number {
  const role = (['api', 'gateway', 'worker'] as const).find((each) => name.startsWith(each)) ?? 'api';
  return connectionsPerProcess[role] + carrierConnections[role] + visitors;
}

async function connectionsOf({ apis, gateways, workers, database, databaseName }: Site) {
  const { open } = await sqlOne<{ open: number }>(
    database,
    `SELECT count(*) AS open FROM pg_stat_activity WHERE datname = $1 AND application_name <> 'tocsin-chaos'`,
    [databaseName],
  );
  const allowed =
    apis.length * connectionsPerProcess.api +
    gateways.length * connectionsPerProcess.gateway +
    workers.length * connectionsPerProcess.worker;
  return { open, allowed };
}
