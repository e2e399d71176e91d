import { World } from '../world/world';

jest.setTimeout(240_000);

let world: World;
beforeAll(async () => (world = await World.start({ expectsFaults: true })));
afterAll(() => world[Symbol.asyncDispose]());

const ask = async (who: 'approver' | 'secondApprover', id: string, contentHash: string) => {
  const officer = await world[who]();
  return officer.http.ask('POST', `/v1/incidents/${id}/approve`, { body: { contentHash, ...officer.stepUp() } });
};

const page = async (who: 'approver' | 'secondApprover', id: string): Promise<string> => {
  const officer = await world[who]();
  const { text } = await officer.http.ask('GET', `/console/incidents/${id}/review`, {
    headers: { 'accept-language': 'fr' },
  });
  return text.replace(/[\u00a0\u202f]/g, ' ');
};

const consolePage = async (path: string): Promise<string> =>
  (await (await world.author()).http.as({ 'accept-language': 'en' }).must('GET', path)).text;

test('ten times the usual needs two approvers', async () => {
  const witness = await world.subscriber();
  for (let round = 0; round < 3; round++) await world.publishAlert();
  await world.settle();
  await world.calm();
  await world.subscribers(Array.from({ length: 10 }, () => ({})));
  world.sms.putAway(witness.phone);
  const pending = await world.alerts.submit(await world.alerts.draft());
  const before = await page('approver', pending.id);
  expect(before).toContain('11 personnes, bien plus que d’habitude (limite : 10)');
  expect(before).toContain('Derniers incidents du même danger');
  const first = await ask('approver', pending.id, pending.contentHash);
  expect([first.status, first.body['status']]).toEqual([200, 'pending']);
  await world.settle();
  expect(world.sms.sentTo(witness.phone)).toEqual([]);
  const again = await ask('approver', pending.id, pending.contentHash);
  expect([again.status, again.body['type']]).toEqual([409, '/problems#already-approved']);
  expect(await page('secondApprover', pending.id)).toContain('Déjà approuvé par');
  const second = await ask('secondApprover', pending.id, pending.contentHash);
  expect([second.status, second.body['status']]).toEqual([200, 'published']);
  await world.settle();
  expect(world.sms.sentTo(witness.phone)).toEqual([expect.stringContaining('ALERTE')]);
  const [{ people }] = await world.rows<{ people: number }>(
    `SELECT people FROM notice WHERE rule = 'people' ORDER BY id DESC LIMIT 1`,
  );
  expect(people).toBe(11); // as the page said
});

test('an alert that loses its ground on the way tells nobody, and says so aloud', async () => {
  const [witness, brother] = await world.subscribers([
    {},
    { places: [{ kind: 'home', latitude: 45.76, longitude: 4.83 }] },
  ]);
  await world.follow(brother, witness);
  await world.rows(`CREATE FUNCTION lose_ground() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN DELETE FROM alert_version_range WHERE version_id = (NEW.payload ->> 'versionId')::bigint; RETURN NEW; END $$`);
  await world.rows(`CREATE TRIGGER lose_ground BEFORE INSERT ON outbox FOR EACH ROW
    WHEN (NEW.type = 'alert-published') EXECUTE FUNCTION lose_ground()`);
  const alert = await world.publishAlert();
  await world.settle();
  await world.rows('DROP TRIGGER lose_ground ON outbox');
  for (const { phone } of [witness, brother]) expect(world.sms.sentTo(phone)).toEqual([]);
  const [refused] = await world.rows<{ detail: string }>(
    `SELECT detail FROM audit_entry WHERE action = 'send-refused' AND subject = $1`,
    [`incident:${alert.id}`],
  );
  expect(JSON.parse(refused?.detail ?? '{}')).toMatchObject({ audience: 'people', why: 'area-changed' });
  const [list, board] = await Promise.all([
    consolePage('/console'),
    consolePage(`/console/incidents/${alert.id}/watch`),
  ]);
  expect(list).toContain('NOT SENT');
  expect(board).toContain('The stored area is no longer the one that was approved.');
  expect(board).toContain('sirens, patrols, radio');
  expect(board).toContain('Write the update');
  const values = JSON.parse(await consolePage(`/console/incidents/${alert.id}/watch/values`)) as Record<
    string,
    unknown
  >;
  expect(values['refused']).toEqual({ text: 'This message was not sent' });
  await world.alerts.update(alert);
  await world.settle();
  expect(world.sms.sentTo(witness.phone)).toHaveLength(1);
  for (const path of ['/console', `/console/incidents/${alert.id}/watch`])
    expect(await consolePage(path)).not.toContain('was not sent');
  expect(world.logger.errors.map(({ message }) => message)).toContain('an alert was refused at sending');
});
