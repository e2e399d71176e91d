import { outside } from '../world/story-alert';
import { mobile } from '../world/subscribers';
import type { Officer } from '../world/officers';
import { World } from '../world/world';

jest.setTimeout(120_000);

let world: World;
let first: Officer;
let second: Officer;
beforeAll(async () => {
  world = await World.start();
  first = await world.officer({ roles: ['liaison'] });
  second = await world.officer({ roles: ['liaison'] });
});
afterAll(() => world[Symbol.asyncDispose]());

const minutes = 60_000;

/** A sister in the area, a brother who follows her and reads texts, an alert that runs. */
async function family() {
  await Promise.all([first.stay(), second.stay()]);
  const [sister, brother] = await world.subscribers([{ firstName: 'Inès' }, { firstName: 'Karim', places: [outside] }]);
  await world.follow(brother, sister);
  const alert = await world.publishAlert();
  await world.settle();
  for (const { phone } of [sister, brother]) world.sms.putAway(phone);
  const path = `/v1/incidents/${alert.id}/death-files`;
  const opened = await first.http.ask('POST', path, {
    body: { phone: sister.phone, reason: 'Identified at the hospital', ...first.stepUp() },
  });
  expect(opened.status).toBe(201);
  return { sister, brother, path, file: String(opened.body['id']) };
}

test('when a death file opens, every automatic message stops', async () => {
  const { sister, brother, path, file } = await family();
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(brother.phone)).toEqual([]);
  const { body } = await brother.http.must('GET', '/v1/me/relatives');
  expect(JSON.stringify(body)).not.toContain('Inès');
  // Whoever holds the phone and writes is still answered.
  expect(world.sms.sentTo(sister.phone)).toHaveLength(1);
  world.sms.putAway(sister.phone);
  await world.advance(21 * minutes);
  await world.settle();
  await world.advance(7 * 60 * minutes);
  await world.settle();
  expect(world.sms.sentTo(sister.phone)).toEqual([]);
  expect(world.sms.sentTo(brother.phone)).toEqual([]);

  await second.stay();
  const masked = await second.http.must('GET', `${path}/${file}/followers`);
  expect(masked.text).not.toContain(brother.phone);
  const shown = await second.http.must('POST', `${path}/${file}/followers/reveal`, { reason: 'I call the brother' });
  expect(shown.body['followers']).toEqual([{ name: 'Karim', phone: brother.phone }]);
  const kept = await world.rows(`SELECT action FROM audit_entry WHERE subject = $1 ORDER BY sequence`, [
    `death-file:${file}`,
  ]);
  expect(kept).toEqual([{ action: 'death-file-opened' }, { action: 'death-file-revealed' }]);
});

test('one officer alone never establishes a death, and nobody else may try', async () => {
  const { sister, path, file } = await family();
  const decide = (officer: Officer, verdict: string) =>
    officer.http.ask('POST', `${path}/${file}/${verdict}`, { body: officer.stepUp() });
  expect((await decide(first, 'confirm')).body['type']).toContain('second-liaison-needed');
  const author = await world.author();
  expect((await author.http.ask('GET', path)).status).toBe(403);
  expect((await sister.http.ask('GET', path)).status).toBeGreaterThanOrEqual(401);
  const again = { phone: sister.phone, reason: 'Again', ...second.stepUp() };
  expect((await second.http.ask('POST', path, { body: again })).body['type']).toContain('death-file-stands');
  const unproven = { password: 'guess', totp: '000000' };
  expect((await second.http.ask('POST', `${path}/${file}/confirm`, { body: unproven })).status).toBe(403);
  await world.advance(minutes);
  expect((await decide(second, 'confirm')).status).toBe(204);
  await world.advance(minutes);
  expect((await decide(first, 'reject')).body['type']).toContain('death-file-decided');
  await expect(world.rows(`UPDATE death_file SET status = 'rejected' WHERE public_id = $1`, [file])).rejects.toThrow();
});

test('a file that was wrong is rejected, and news flow again', async () => {
  const { sister, brother, path, file } = await family();
  await world.sms.receive({ from: sister.phone, body: '3' });
  await world.settle();
  expect(world.sms.sentTo(brother.phone)).toEqual([]);
  await world.advance(minutes);
  expect((await first.http.ask('POST', `${path}/${file}/reject`, { body: first.stepUp() })).status).toBe(204);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(brother.phone)).toEqual([expect.stringContaining('Inès est en sécurité')]);
});

test('news that waits for its carrier when the file opens is not handed over any more', async () => {
  await first.stay();
  const [sister, brother] = await world.subscribers([
    { firstName: 'Inès' },
    { firstName: 'Karim', places: [outside], push: true },
  ]);
  await world.follow(brother, sister);
  const alert = await world.publishAlert();
  await world.settle();
  const before = world.push.shown(brother.device).length;
  world.simulator.faults.set([{ fault: '503', channel: 'push', to: brother.device.id }]);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  const body = { phone: sister.phone, reason: 'Identified', ...first.stepUp() };
  expect((await first.http.ask('POST', `/v1/incidents/${alert.id}/death-files`, { body })).status).toBe(201);
  world.simulator.faults.clear();
  await world.advance(10 * minutes);
  await world.settle();
  expect(world.push.shown(brother.device)).toHaveLength(before);
});

test('nobody is asked any more whether they are safe once a file about them stands, nor what was asked before', async () => {
  await first.stay();
  const [sister, brother] = await world.subscribers([{ firstName: 'Inès' }, { firstName: 'Karim', places: [outside] }]);
  await world.follow(brother, sister);
  const alert = await world.publishAlert();
  await world.settle();
  world.sms.putAway(sister.phone);
  const { body } = await brother.http.must('GET', '/v1/me/follows');
  const [{ id }] = body['following'] as [{ id: string }];
  world.simulator.faults.set([{ fault: '503', channel: 'sms', to: sister.phone }]);
  expect((await brother.http.ask('POST', `/v1/me/follows/${id}/ask`)).status).toBe(202);
  await world.settle();
  const opened = { phone: sister.phone, reason: 'Identified', ...first.stepUp() };
  const path = `/v1/incidents/${alert.id}/death-files`;
  expect((await first.http.ask('POST', path, { body: opened })).status).toBe(201);
  world.simulator.faults.clear();
  await world.advance(5 * minutes);
  await world.settle();
  await world.advance(7 * 60 * minutes);
  expect((await brother.http.ask('POST', `/v1/me/follows/${id}/ask`)).status).toBe(202);
  await world.settle();
  expect(world.sms.sentTo(sister.phone)).toEqual([]);
});

/** What an officer reads and posts in the browser. */
function desk(officer: Officer) {
  const http = officer.http.as({ 'accept-language': 'en' });
  return {
    read: async (path: string): Promise<string> => (await http.must('GET', path)).text,
    post: (path: string, fields: Record<string, string>) =>
      http.ask('POST', path, {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}

test('two officers establish a death on their pages, and read there that nothing leaves any more', async () => {
  await Promise.all([first.stay(), second.stay()]);
  const [sister, brother] = await world.subscribers([{ firstName: 'Inès' }, { firstName: 'Karim', places: [outside] }]);
  await world.follow(brother, sister);
  const alert = await world.publishAlert();
  await world.settle();
  world.sms.putAway(brother.phone);
  const list = `/console/incidents/${alert.id}/death-files`;
  const [one, other] = [desk(first), desk(second)];
  expect(await one.read(`/console/incidents/${alert.id}/watch`)).toContain(list);
  const author = await world.author();
  expect((await author.http.ask('GET', list)).status).toBe(403);

  // Nothing that was typed is lost on what was wrong.
  const typed = { phone: sister.phone, reason: 'Identified, case 12' };
  const unproven = await one.post(list, { ...typed, password: 'guess', totp: '000000' });
  expect(unproven.status).toBe(403);
  expect(unproven.text).toContain('Identified, case 12');
  const nobody = await one.post(list, { ...typed, phone: mobile(950), ...first.stepUp() });
  expect([nobody.status, nobody.text.includes('Nobody is known by this number')]).toEqual([409, true]);
  expect((await one.post(list, { ...typed, reason: '?', ...first.stepUp() })).text).toContain('3 to 500 characters');
  await world.advance(minutes);
  const opened = await one.post(list, { ...typed, ...first.stepUp() });
  expect(opened.status).toBe(303);
  const file = opened.headers.get('location') ?? '';

  expect(await one.read(file)).toContain('a second liaison officer has to confirm it');
  const page = await other.read(file);
  for (const words of ['Messages are stopped', 'Inès', 'Identified, case 12', 'Karim']) expect(page).toContain(words);
  for (const { phone } of [sister, brother]) expect(page).not.toContain(phone);
  const revealed = await other.post(file, { command: 'reveal', reason: 'I call the brother' });
  expect(revealed.text).toContain(`tel:${brother.phone}`);
  expect(revealed.headers.get('cache-control')).toBe('no-store');
  await world.advance(minutes);
  const alone = await one.post(file, { command: 'confirm', ...first.stepUp() });
  expect([alone.status, alone.text.includes('A second liaison officer has to confirm.')]).toEqual([409, true]);
  expect((await other.post(file, { command: 'confirm', password: 'guess', totp: '000000' })).status).toBe(403);
  await world.advance(minutes);
  expect((await other.post(file, { command: 'confirm', ...second.stepUp() })).status).toBe(303);
  expect(await one.read(file)).toMatch(/Confirmed[\s\S]*Messages are stopped/);
  await world.sms.receive({ from: sister.phone, body: '1' });
  await world.settle();
  expect(world.sms.sentTo(brother.phone)).toEqual([]);
});
