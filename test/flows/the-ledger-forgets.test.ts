import { Retention } from '../../apps/server/retention';
import { deliveriesAtOnce } from '../../libs/alerting/forgetting.service';
import { auditEntries } from '../../libs/audit/audit.queries';
import { verifyChain } from '../../libs/audit/verify-chain';
import { World } from '../world/world';

jest.setTimeout(120_000);

const day = 86_400_000;

let world: World;
beforeAll(async () => (world = await World.start({ expectsFaults: true })));
afterAll(() => world[Symbol.asyncDispose]());

/** Pages end by the database's clock, which nobody can hold: theirs follows the story's. */
async function purge(): Promise<void> {
  await world.rows('UPDATE delivery_page SET done_at = $1 WHERE done_at > $1', [world.clock.now()]);
  await world.server.app.get(Retention, { strict: false }).purge();
}

const count = async (what: string): Promise<number> =>
  (await world.rows<{ n: number }>(`SELECT count(*) AS n FROM ${what}`))[0]?.n ?? -1;

const ledger = async () => ({
  deliveries: await count('delivery'),
  receipts: await count('receipt'),
  pages: await count('delivery_page'),
  rungs: await count('rung'),
  personal: await world.rows<{ rule: string }>('SELECT rule FROM notice WHERE version_id IS NULL ORDER BY id'),
});

/** By channel and status, as the ledger has it and as it is kept. */
const kinds = (from: string): Promise<unknown[]> =>
  world.rows(`SELECT class, mode, channel, status, ${from} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`);

const reach = async (id: string): Promise<unknown> => {
  const { body } = await (await world.approver()).http.must('GET', `/v1/incidents/${id}/reach`);
  return body;
};

const proofs = (): Promise<{ detail: string }[]> =>
  world.rows(`SELECT detail FROM audit_entry WHERE action = 'ledger-purged' ORDER BY sequence`);

test('after ninety days nobody can tell any more who was sent what, and everybody how many were', async () => {
  const { sister, alert } = await world.relatives();
  await world.subscribers([{ push: true }, {}, {}]);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  await world.calm();
  await world.advance(2 * day);
  await world.rows('SELECT pg_sleep(1.2)'); // a round of the worker closes what is over
  await purge();
  const before = await ledger();
  expect(before.deliveries).toBeGreaterThan(8);
  expect(before.receipts).toBeGreaterThan(8);
  const kept = await kinds(`count(*) AS n FROM delivery JOIN notice ON notice.id = notice_id`);
  const report = await reach(alert.id);

  await world.advance(85 * day);
  await purge();
  expect(await ledger()).toEqual(before);

  await world.advance(10 * day);
  await purge();
  expect(await ledger()).toEqual({ deliveries: 0, receipts: 0, pages: 0, rungs: 0, personal: [] });
  expect(await kinds('sum(deliveries)::bigint AS n FROM delivery_count')).toEqual(kept);
  expect(await reach(alert.id)).toEqual(report);
  const [proof] = await proofs();
  expect(JSON.parse(proof.detail)).toMatchObject({
    deliveries: before.deliveries, receipts: before.receipts, pages: before.pages,
    overdue: 0, traces: 0, uncounted: 0, excused: 0,
  }); // prettier-ignore
  expect(await verifyChain(auditEntries(world.database))).toMatchObject({ intact: true });
});

/** An audience of three slices, of a reply of long ago. */
async function crowdOfLongAgo(): Promise<void> {
  const long = new Date(world.clock.now().getTime() - 100 * day);
  const [{ id }] = await world.rows<{ id: number }>(
    `INSERT INTO notice (event_id, rule, lane, class, mode, may_repeat, frozen_at, expires_at)
     VALUES ((SELECT 900000 + count(*) FROM notice), 'old', 2, 'service', 'Actual', false, $1, $1) RETURNING id`,
    [long],
  );
  await world.rows(
    `INSERT INTO delivery (notice_id, person_id, channel, status)
     SELECT $1, 1000000 + n, 3, 4 FROM generate_series(1, $2) AS n`,
    [id, 2 * deliveriesAtOnce + 100],
  );
}

test('cut off between two slices it goes on there, and counts nothing twice', async () => {
  await crowdOfLongAgo();
  await world.rows(`
    CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM delivery) < 1000 THEN RAISE 'cut off' USING ERRCODE = '57P01'; END IF; RETURN NULL;
    END $$`);
  await world.rows('CREATE TRIGGER cut AFTER DELETE ON delivery FOR EACH STATEMENT EXECUTE FUNCTION cut()');
  await expect(purge()).rejects.toThrow('cut off');
  expect(await count('delivery')).toBe(deliveriesAtOnce + 100);
  await world.rows('DROP TRIGGER cut ON delivery');
  const earlier = await proofs();
  await Promise.all([purge(), purge()]);
  await purge();
  expect(await count('delivery')).toBe(0);
  expect(await kinds('sum(deliveries)::bigint AS n FROM delivery_count WHERE class = \'service\' AND channel = 3 AND status = 4')).toHaveLength(1); // prettier-ignore
  const detail = JSON.parse((await proofs()).slice(earlier.length).at(-1)?.detail ?? '{}') as Record<string, unknown>;
  expect(detail).toMatchObject({ overdue: 0, traces: 0, uncounted: 0 });
});

test('what could not be sent yet, and an incident that still runs, keep their deliveries and are named in the proof', async () => {
  await crowdOfLongAgo();
  const alert = await world.publishAlert({ expiresAfterMs: 3_600_000 });
  await world.settle();
  await world.rows(`UPDATE notice SET frozen_at = $1, expires_at = $1 WHERE incident_id = (SELECT id FROM incident WHERE public_id = $2)`, [
    new Date(world.clock.now().getTime() - 100 * day), alert.id,
  ]); // prettier-ignore
  const told = await count('delivery JOIN notice ON notice.id = notice_id WHERE incident_id IS NOT NULL');
  expect(told).toBeGreaterThan(0);
  await purge();
  expect(await count('delivery')).toBe(told);
  const detail = JSON.parse((await proofs()).at(-1)?.detail ?? '{}') as { overdue: number; excused: number };
  expect(detail.overdue).toBe(0);
  expect(detail.excused).toBeGreaterThan(0);
});
