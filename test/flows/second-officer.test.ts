import { ExpiryService } from '../../libs/incidents/expiry.service';
import { storyDraft } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());

const published = async (id: string): Promise<number> => {
  const rows = await world.rows(
    `SELECT v.id FROM alert_version v JOIN incident i ON i.id = v.incident_id
     WHERE i.public_id = $1 AND v.status = 'published'`,
    [id],
  );
  return rows.length;
};

test('nobody approves an alert of their own, not even with every right there is', async () => {
  const everything = await world.officer({ roles: ['author', 'approver', 'administrator'] });
  const { body } = await everything.post('/v1/incidents', storyDraft(world.clock.now()));
  await everything.post(`/v1/incidents/${String(body['id'])}/submit`);
  const path = `/v1/incidents/${String(body['id'])}/approve`;
  const approval = { contentHash: body['contentHash'], ...everything.stepUp() };
  const answer = await everything.http.ask('POST', path, { body: approval });
  expect([answer.status, answer.body['type']]).toEqual([403, '/problems#self-approval']);
  expect(await published(String(body['id']))).toBe(0);
});

test('an author cannot approve, and an approver cannot without password and a fresh code', async () => {
  const pending = await world.alerts.submit(await world.alerts.draft());
  const path = `/v1/incidents/${pending.id}/approve`;
  const author = await world.author();
  const refused = await author.http.ask('POST', path, {
    body: { contentHash: pending.contentHash, ...author.stepUp() },
  });
  expect(refused.status).toBe(403);
  const approver = await world.approver();
  const used = approver.stepUp();
  await world.alerts.approve(await world.alerts.submit(await world.alerts.draft()));
  const stale = await approver.http.ask('POST', path, { body: { contentHash: pending.contentHash, ...used } });
  expect([stale.status, stale.body['type']]).toEqual([403, '/problems#step-up-refused']);
  expect(await published(pending.id)).toBe(0);
});

test('an alert that was edited after it was read is not published, and has to be submitted again', async () => {
  const pending = await world.alerts.submit(await world.alerts.draft());
  const author = await world.author();
  const { mode: _, ...changed } = storyDraft(world.clock.now(), { severity: 'Severe' }) as Record<string, unknown>;
  const { body: edited } = await author.http.must('PUT', `/v1/incidents/${pending.id}/draft`, changed);
  await expect(world.alerts.approve(pending)).rejects.toThrow('409');
  expect(edited).toMatchObject({ status: 'draft' });
  expect(edited['contentHash']).not.toBe(pending.contentHash);
  const again = await world.alerts.submit(pending);
  await expect(world.alerts.approve(pending)).rejects.toThrow('content-changed');
  expect(await world.alerts.approve(again)).toMatchObject({ status: 'published' });
});

test('when the all-clear, the false alarm and the expiry come at one moment, one of them ends the incident', async () => {
  for (let round = 0; round < 4; round++) {
    const alert = await world.alerts.publish({ expiresAfterMs: 600_000 });
    const author = await world.author();
    await author.post(`/v1/incidents/${alert.id}/all-clear`);
    const pending = await world.alerts.submit(alert);
    world.clock.advance(600_000);
    const canceller = round % 2 === 0 ? await world.author() : await world.approver();
    const cancelBody = { reason: 'Fausse alerte', ...canceller.stepUp() };
    const ends = [
      () => world.alerts.approve(pending),
      () => canceller.post(`/v1/incidents/${alert.id}/cancel`, cancelBody),
      () => world.server.app.get(ExpiryService, { strict: false }).expireAndClose(),
    ];
    await Promise.allSettled([...ends.slice(round % 3), ...ends.slice(0, round % 3)].map((end) => end()));
    await world.settle();
    const [incident] = await world.rows<{ status: string }>('SELECT status FROM incident WHERE public_id = $1', [
      alert.id,
    ]);
    const acts = await world.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject = $1
       AND action IN ('alert-published:allClear', 'alert-published:cancel', 'incident-expired')`,
      [`incident:${alert.id}`],
    );
    const ended = {
      all_clear: 'alert-published:allClear',
      cancelled: 'alert-published:cancel',
      expired: 'incident-expired',
    };
    expect(acts.map(({ action }) => action)).toEqual([ended[incident?.status as keyof typeof ended]]);
  }
});

test('two approvers who press two hundred times between them publish once, and each phone rings once', async () => {
  // Last: whoever gives ten wrong codes is signed out.
  const witness = await world.subscriber();
  const [one, other] = [await world.approver(), await world.officer({ roles: ['approver'] })];
  const pending = await world.alerts.submit(await world.alerts.draft());
  const path = `/v1/incidents/${pending.id}/approve`;
  const bodies = [one, other].map((officer) => ({ contentHash: pending.contentHash, ...officer.stepUp() }));
  const presses = Array.from({ length: 200 }, (_, i) => {
    const officer = i % 2 === 0 ? one : other;
    return officer.http.ask('POST', path, { body: bodies[i % 2] });
  });
  const statuses = (await Promise.all(presses)).map(({ status }) => status);
  await world.settle();
  expect(statuses.filter((status) => status < 300)).toHaveLength(1);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(await published(pending.id)).toBe(1);
  expect(world.sms.sentTo(witness.phone)).toHaveLength(1);
});
