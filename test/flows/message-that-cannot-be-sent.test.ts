import { setTimeout as pause } from 'node:timers/promises';
import { World } from '../world/world';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => (world = await World.start({ expectsFaults: true })));
afterAll(() => world[Symbol.asyncDispose]());

/** The words of every notice become unreadable, as after a change of keys that went wrong. */
async function loseTheKey(): Promise<void> {
  await world.rows(`
    CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.template_sealed := '\\x00'::bytea || NEW.template_sealed; RETURN NEW; END $$`);
  await world.rows('CREATE TRIGGER spoilt BEFORE INSERT ON notice FOR EACH ROW EXECUTE FUNCTION spoil()');
}

async function findTheKey(): Promise<void> {
  await world.rows('DROP TRIGGER spoilt ON notice');
  await world.rows(`UPDATE notice SET template_sealed = substring(template_sealed FROM 2) WHERE rule = 'people'`);
}

test("a message that cannot be sent shows on the officer's board and can be sent again", async () => {
  const people = await world.subscribers([{}, {}]);
  const administrator = await world.officer({ roles: ['administrator'] });
  await loseTheKey();
  const alert = await world.publishAlert();
  for (let minute = 0; minute < 6; minute++) {
    await world.settle();
    await world.advance(20_000);
  }
  const author = await world.author();
  const reach = await author.http.must('GET', `/v1/incidents/${alert.id}/reach`);
  expect(reach.body['channels']).toEqual([
    expect.objectContaining({ channel: 'sms', people: 2, handedOff: 0, unsent: 2 }),
  ]);
  expect((await author.http.must('GET', `/console/incidents/${alert.id}/watch?lang=en`)).text).toContain(
    'Could not be sent',
  );
  expect((await author.http.ask('GET', '/console/operations')).status).toBe(403);

  const list = await administrator.http.must('GET', '/console/operations?lang=en');
  const [, letter = ''] = /name="letter" value="(page:\d+)"/.exec(list.text) ?? [];
  for (const { phone, firstName } of people) {
    expect(list.text).not.toContain(phone);
    expect(list.text).not.toContain(firstName);
  }
  await findTheKey();
  const click = () =>
    administrator.http.ask('POST', '/console/operations/replay', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `letter=${encodeURIComponent(letter)}`,
    });
  expect((await Promise.all([click(), click()])).map(({ status }) => status)).toEqual([303, 303]);
  await world.settle();
  for (const { phone } of people) expect(world.sms.sentTo(phone)).toHaveLength(1);
  await world.advance(60_000);
  // A report that took long to count is shown again for a while.
  let channels: unknown;
  for (let look = 0; look < 50; look++) {
    ({ channels } = (await author.http.must('GET', `/v1/incidents/${alert.id}/reach`)).body);
    if (JSON.stringify(channels).includes('"unsent":0')) break;
    await pause(200);
  }
  expect(channels).toEqual([expect.objectContaining({ confirmed: 2, unsent: 0 })]);
  expect((await administrator.http.must('GET', '/console/operations?lang=en')).text).toContain('Nothing is broken');
});
