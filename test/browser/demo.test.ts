import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Report } from '../../apps/cli/demo/report';
import { launchChromium } from './chromium';

const home = mkdtempSync(join(tmpdir(), 'demo-'));
const reportFile = join(home, 'report.json');
const directory = join(home, 'data');
let demo: ChildProcess;
let browser: Browser;
let said = '';

beforeAll(async () => {
  const args = ['--people', '120', '--minutes', '0.5', '--report', reportFile, '--directory', directory];
  const program = ['-r', '@swc-node/register', 'apps/cli/main.ts', 'demo'];
  // A real account in the caller's shell must not reach the programs of the demo.
  const env = { ...process.env, TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'somebody else’s token', DATABASE_URL: 'postgres://127.0.0.1:1/none' }; // prettier-ignore
  demo = spawn(process.execPath, [...program, ...args], { env });
  demo.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  demo.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  browser = await launchChromium();
  await until(() => said.includes('Everything stays up'), 180_000);
}, 200_000);

afterAll(async () => {
  await browser?.close();
  if (demo.exitCode === null) demo.kill('SIGKILL');
  await until(() => processesOf(directory).length === 0);
  rmSync(home, { recursive: true, force: true });
}, 60_000);

const address = (name: string): string =>
  new RegExp(`${name} +(http\\S+)`).exec(said)?.[1] ?? `no ${name} in:\n${said}`;

test('the replay tells everyone in the area once, and the report says so', () => {
  const { answered, ...report } = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  expect(report).toMatchObject({ people: 120, lost: 0, duplicates: 0, outsideArea: 0 });
  expect(report.inArea).toBeGreaterThan(5);
  // A text follows a push only after a minute without a receipt, and no receipt is late here.
  expect(report.told.sms + report.told.push).toBe(report.inArea);
  expect(report.told.push).toBeGreaterThan(0);
  expect(Object.values(answered).reduce((sum, count) => sum + count, 0)).toBe(report.inArea);
  expect(report.answeredByCall).toBeGreaterThan(0);
  expect(report.latencyMs.publishToLast).toBeGreaterThan(0);
});

test('the phone wall shows the texts, and a call for help typed there is answered', async () => {
  const page = await browser.newPage();
  await page.goto(address('phone wall'));
  await expect(page.locator('body').innerText()).resolves.toMatch(/Paris 10e et 11e/);
  const id = await page.locator('.phone:has(form)').first().getAttribute('id');
  await page.locator(`#${id} button[value="2"]`).click();
  await page.locator(`#${id} .own:has(p:text-is("2")) ~ .text:not(.own)`, { hasText: '112' }).first().waitFor();
  await page.close();
});

test('the public page tells of the incident', async () => {
  const page = await browser.newPage();
  await page.goto(/public page +(http\S+\/i\/\S+)/.exec(said)?.[1] ?? '');
  await expect(page.locator('main').innerText()).resolves.toMatch(/10e|10th/);
  await page.close();
});

test('Ctrl-C ends everything that was started', async () => {
  const gone = new Promise<number | null>((resolve) => void demo.once('exit', resolve));
  demo.kill('SIGINT');
  await expect(gone).resolves.toBe(0);
  await until(() => processesOf(directory).length === 0);
}, 60_000);

/** Running processes that work in the folder or were told of it. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
    try {
      const place = readlinkSync(`/proc/${pid}/cwd`);
      const told = readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8');
      return place.startsWith(folder) || told.includes(folder);
    } catch {
      return false; // it has just ended
    }
  });
}

async function until(holds: () => boolean, withinMs = 30_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; !holds();) {
    if (demo.exitCode || Date.now() > deadline) throw new Error(`the demo says:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
