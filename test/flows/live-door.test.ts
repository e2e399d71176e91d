import { encodeLiveFrame } from '../../libs/channels/live/live-frame';
import { LiveSocketsService } from '../../libs/channels/live/live-sockets.service';
import { RawSocket } from '../world/raw-socket';
import type { Subscriber } from '../world/subscribers';
import { publicUrl, World } from '../world/world';

jest.setTimeout(120_000);

const path = '/live/?EIO=4&transport=websocket';

let world: World;
let person: Subscriber;
beforeAll(async () => {
  world = await World.start();
  person = await world.subscriber();
});
afterAll(() => world[Symbol.asyncDispose]());

const open = (headers?: Readonly<Record<string, string>>) => RawSocket.open(world.server.url, path, headers);

async function ticket(owner = person): Promise<unknown> {
  return (await owner.http.must('POST', '/v1/me/live-tickets')).body['ticket'];
}

/** @returns what the server answered: "40…" lets in, "44…" refuses */
async function enter(handshake: object): Promise<RawSocket> {
  const socket = await open();
  socket.send(`40${JSON.stringify(handshake)}`);
  await socket.whenSaid('4');
  return socket;
}

const isIn = (socket: RawSocket): boolean => socket.texts.some((text) => text.startsWith('40'));

async function enterAs(owner: Subscriber): Promise<RawSocket> {
  const socket = await enter({ ticket: await ticket(owner) });
  await socket.whenSaid('42["caught-up"');
  return socket;
}

test.each([
  [publicUrl, 101], ['null', 403], ['https://evil.test', 403], ['http://tocsin.test', 403], ['https://tocsin.test.evil.test', 403],
])('a browser whose page is of %s is answered %i', async (origin, status) => {
  const socket = await open({ Origin: origin });
  expect(socket.status).toBe(status);
  socket.close();
}); // prettier-ignore

test('there is no socket elsewhere, and no way in but a WebSocket', async () => {
  expect((await RawSocket.open(world.server.url, '/other')).status).toBe(404);
  expect((await world.http.ask('GET', '/live/?EIO=4&transport=polling')).status).toBe(404);
});

test('a ticket opens one socket, within thirty seconds', async () => {
  const once = await ticket();
  const [first, second] = [await enter({ ticket: once }), await enter({ ticket: once })];
  expect([isIn(first), isIn(second)]).toEqual([true, false]);
  const late = await ticket();
  world.clock.advance(31_000);
  expect(isIn(await enter({ ticket: late }))).toBe(false);
  first.close();
});

test.each([
  {}, { ticket: 'x'.repeat(43) }, { ticket: null }, { since: 0 }, { ticket: ['x'] }, { incident: 0 }, { incident: 999_999 },
  { incident: '1' }, { incident: 1.5 }, { room: 'person:1' }, { incident: 1, room: 'person:1' }, { pid: 'a', offset: 'b' },
])('whoever says %j is not let in', async (handshake) => {
  const socket = await enter(handshake);
  expect(isIn(socket)).toBe(false);
  socket.close();
}); // prettier-ignore

test('who does not say who they are is closed after ten seconds', async () => {
  const began = Date.now();
  const socket = await open();
  await socket.whenClosed();
  expect(Date.now() - began).toBeLessThan(12_000);
});

test('no socket can ask for a room: nothing that it sends is heeded, and talking too much ends it', async () => {
  const socket = await enterAs(person);
  for (let room = 1; room <= 15; room++) socket.send(`42["join","person:${room}"]`);
  await world.server.app.get(LiveSocketsService, { strict: false }).send(
    Array.from({ length: 15 }, (_, i) => ({
      room: `person:${person.id + 1 + i}` as const,
      frame: encodeLiveFrame('message', {}),
    })),
  );
  expect(socket.texts.some((text) => text.includes('"message"'))).toBe(false);
  for (let i = 0; i < 30; i++) socket.send('42["join","person:1"]');
  await socket.whenClosed();
  expect(socket.closeCode).toBe(4029);
});

test('a message beyond 64 KiB ends the socket', async () => {
  const socket = await enterAs(person);
  socket.send(`42["have",[${'1,'.repeat(40_000)}1]]`);
  await socket.whenClosed();
});

test('a session that ends takes its sockets with it within two seconds', async () => {
  const leaver = await world.subscriber();
  const socket = await enterAs(leaver);
  await leaver.http.must('DELETE', '/v1/me/sessions/current');
  const began = Date.now();
  await socket.whenClosed();
  expect(Date.now() - began).toBeLessThan(2000);
  expect(socket.closeCode).toBe(4001);
});

test('pages that read a byte a second are closed before each costs more than a megabyte, and others are served', async () => {
  const slow = await Promise.all(Array.from({ length: 8 }, () => enterAs(person)));
  const quick = await enterAs(person);
  const sockets = world.server.app.get(LiveSocketsService, { strict: false });
  for (const each of slow) each.readSlowly();
  const frame = encodeLiveFrame('message', { body: 'x'.repeat(100_000) });
  const room = `person:${person.id}` as const;
  const before = sockets.size;
  let sent = 0;
  for (; sockets.size > before - slow.length && sent < 400; sent++) {
    await sockets.send([{ room, frame }]);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(sockets.size).toBeLessThanOrEqual(before - slow.length);
  await quick.whenSaid('42["message"');
  while (quick.texts.filter((text) => text.startsWith('42["message"')).length < sent) await new Promise(setImmediate);
  for (const each of [...slow, quick]) each.close();
});

test('a reader of a public page hears of a newer version, and of nothing that is not public', async () => {
  const draft = await world.alerts.draft();
  const [{ id: unpublished }] = await world.rows<{ id: number }>('SELECT id FROM incident WHERE public_id = $1', [
    draft.id,
  ]);
  expect(isIn(await enter({ incident: unpublished }))).toBe(false);

  const alert = await world.publishAlert();
  const [{ id: incident }] = await world.rows<{ id: number }>('SELECT id FROM incident WHERE public_id = $1', [
    alert.id,
  ]);
  const reader = await enter({ incident });
  expect(await reader.whenSaid('42["version"')).toBe('42["version",{"version":1}]');
  await world.alerts.update(alert);
  expect(await reader.whenSaid('42["version",{"version":2')).toBe('42["version",{"version":2}]');
  expect(reader.texts.filter((text) => text.startsWith('42')).length).toBe(2);
  reader.close();
});
