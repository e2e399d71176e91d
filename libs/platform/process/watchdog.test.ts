import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

jest.setTimeout(60_000);

const root = join(__dirname, '../../..');
const stuckSeconds = 1;

/** A process that is watched over, says so, and then does this. */
function watched(work: string): { readonly child: ChildProcess; said(): string; readonly ended: Promise<unknown[]> } {
  const code = `
    require('./libs/platform/process/watchdog').watchOver({ stuckSeconds: ${stuckSeconds}, memoryMb: 400 });
    console.log('watched');
    setTimeout(() => { ${work} }, 500);`;
  const child = spawn(process.execPath, ['-r', '@swc-node/register', '-e', code], { cwd: root });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  return { child, said: () => said, ended: once(child, 'exit') };
}

test('a process that loops ends, and its log says why', async () => {
  const { said, ended } = watched('for (;;);');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(said()).toContain('the event loop is stuck');
});

test('a process that eats up the memory ends, and its log says why', async () => {
  const { said, ended } = watched('const all = []; setInterval(() => all.push(Buffer.alloc(2 ** 24, 1)), 10);');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(said()).toContain('memory runs out');
});

test('a process that stood still with its whole machine goes on, and one that works ends by itself', async () => {
  const { child, said, ended } = watched('setTimeout(() => process.exit(7), 5 * 500);');
  while (!said().includes('watched')) await pause(20);
  child.kill('SIGSTOP');
  await pause(3000 * stuckSeconds);
  child.kill('SIGCONT');
  expect(await ended).toEqual([7, null]);
});
