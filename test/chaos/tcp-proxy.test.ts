import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../apps/simulator/random';
import { TcpProxy } from './tcp-proxy';

/** Answers each chunk with the same bytes. */
let echo: Server;
let proxy: TcpProxy;
const sockets: Socket[] = [];

const listen = (server: Server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  await listen(echo);
  proxy = await TcpProxy.listen(() => [{ host: '127.0.0.1', port: portOf(echo) }], seededRandom(1));
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await proxy[Symbol.asyncDispose]();
  await new Promise((done) => echo.close(done));
});

async function dial(): Promise<{ say(text: string): void; heard: () => string; ended: Promise<'reset' | 'end'> }> {
  const socket = connect(proxy.port, '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  socket.on('data', (chunk) => (heard += String(chunk)));
  const ended = new Promise<'reset' | 'end'>((done) => {
    socket.once('error', () => done('reset')).once('end', () => done('end'));
  });
  await new Promise((done) => socket.once('connect', done));
  return { say: (text) => socket.write(text), heard: () => heard, ended };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

test('what is said passes both ways', async () => {
  const call = await dial();
  call.say('hello');
  await until(() => call.heard() === 'hello');
});

test('nothing passes through a hole, nobody is told, and all of it arrives once it is mended', async () => {
  const call = await dial();
  call.say('a');
  await until(() => call.heard() === 'a');
  proxy.become({ isHole: true });
  call.say('b');
  await pause(50);
  expect(call.heard()).toBe('a');
  proxy.become({});
  await until(() => call.heard() === 'ab');
});

test('a reset ends every open connection', async () => {
  const call = await dial();
  call.say('a');
  await until(() => call.heard() === 'a');
  proxy.reset();
  await expect(call.ended).resolves.toBe('reset');
});

test('a message is cut in its middle', async () => {
  const got: string[] = [];
  echo.on('connection', (socket: Socket) => socket.on('data', (chunk) => got.push(String(chunk))));
  const call = await dial();
  proxy.cutInMidMessage(1);
  call.say('abcdef');
  await expect(call.ended).resolves.toBe('reset');
  expect(got.join('')).not.toBe('abcdef');
});

test('what comes through a slow line comes late, and in order', async () => {
  proxy.become({ latencyMs: [30, 60] });
  const call = await dial();
  const began = performance.now();
  for (const letter of 'abcdef') call.say(letter);
  await until(() => call.heard() === 'abcdef');
  expect(performance.now() - began).toBeGreaterThanOrEqual(58);
});

test('a target that refuses is passed over', async () => {
  const gone = createServer();
  await listen(gone);
  const port = portOf(gone);
  await new Promise((done) => gone.close(done));
  const targets = [{ host: '127.0.0.1', port }, { host: '127.0.0.1', port: portOf(echo) }]; // prettier-ignore
  await using balancer = await TcpProxy.listen(() => targets, seededRandom(1));
  for (let i = 0; i < 4; i++) {
    const socket = connect(balancer.port, '127.0.0.1');
    sockets.push(socket);
    socket.write('x');
    await new Promise((done) => socket.once('data', done));
    socket.destroy();
  }
});
