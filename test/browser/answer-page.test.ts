import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { sql } from '../../libs/platform/database/sql';
import { Alerts } from '../world/alerts';
import { HttpClient } from '../world/http';
import { Officers } from '../world/officers';
import { overflow, seriousFaults } from './accessibility';
import { launchChromium } from './chromium';
import { BrowsedServer } from './running-server';

const pictures = 'test-results/answer';
const mostBytes = 14_336;

let browser: Browser;
let service: BrowsedServer;
let path: string;
/** What browsers complained about, but for the network that was taken from them. */
const complaints: string[] = [];
let people = 0;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [browser, service] = await Promise.all([launchChromium(), BrowsedServer.start()]);
  const officers = new Officers(() => service.server.app, new HttpClient(() => service.url), service.clock);
  const [author, approver] = [await officers.arrive(['author']), await officers.arrive(['approver'])];
  const desk = { author: async () => author, approver: async () => approver, secondApprover: async () => approver };
  const { id } = await new Alerts(desk, service.clock).publish();
  path = `/i/${id}/answer`;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await service?.[Symbol.asyncDispose]();
});

/** Somebody who has just subscribed, with the answer page open. */
async function citizen(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: service.url, locale: 'fr-FR', viewport: { width: 320, height: 640 }, ...options }); // prettier-ignore
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isNetwork = message.text().startsWith('Failed to load resource');
    if (!isNetwork && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const phone = `069800010${++people}`;
  await page.goto('/subscribe');
  await page.fill('[name=phone]', phone);
  await page.fill('[name=firstName]', 'Inès');
  await page.fill('[name=latitude]', '48,863');
  await page.fill('[name=longitude]', '2,371');
  await page.locator('main form button:not([type=button])').click();
  await page.fill('[name=code]', await codeOn(`+33${phone.slice(1)}`));
  await page.locator('main form button:not([type=button])').first().click();
  await page.waitForURL('**/me');
  await page.goto(path);
  return page;
}

async function codeOn(phone: string): Promise<string> {
  for (let look = 0; look < 200; look++) {
    const code = service.simulator.sms.sentTo(phone).flatMap((text) => /(?<!\d)\d{6}(?!\d)/.exec(text) ?? []).at(-1); // prettier-ignore
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no code has come to ${phone}`);
}

const photograph = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });

async function look(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  expect([name, await overflow(page)]).toEqual([name, 0]);
  expect([name, await seriousFaults(page)]).toEqual([name, []]);
}

interface Stored {
  readonly answer: string;
  readonly saidAt: Date;
  readonly recordedAt: Date;
}

/** What the newest person has answered, in the order in which it came. */
const answersOfNewest = (): Promise<Stored[]> =>
  sql(
    service.server.platform.database,
    `SELECT answer, said_at AS "saidAt", recorded_at AS "recordedAt" FROM check_in
     WHERE person_id = (SELECT max(id) FROM person) ORDER BY id`,
  );

test('one tap answers, and the page says what was taken', async () => {
  const page = await citizen();
  await look(page, 'fr-320');
  const whole = gzipSync(await page.content()).length;
  expect(whole).toBeLessThan(mostBytes);
  await page.locator('button[value=safe]').click();
  await page.waitForURL('**/answer?saved');
  await look(page, 'fr-320-saved');
  expect((await answersOfNewest()).map(({ answer }) => answer)).toEqual(['safe']);
  await page.context().close();
});

test('it reads from right to left in Arabic and the dark, and is answered with the keyboard', async () => {
  const page = await citizen({ locale: 'ar', colorScheme: 'dark' });
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await look(page, 'ar-320-dark');
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate('document.activeElement.value === "need_help"')) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL('**/answer?saved');
  await look(page, 'ar-320-dark-help');
  expect((await answersOfNewest()).map(({ answer }) => answer)).toEqual(['need_help']);
  await page.context().close();
});

test('it is a plain form without any script', async () => {
  const page = await citizen({ javaScriptEnabled: false });
  await page.locator('button[value=not_in_area]').click();
  expect(new URL(page.url()).search).toBe('?saved');
  await photograph(page, 'fr-320-no-script');
  expect((await answersOfNewest()).map(({ answer }) => answer)).toEqual(['not_in_area']);
  await page.context().close();
});

test('an answer given offline is kept, said to be kept, and sent once with its time when the network is back', async () => {
  const page = await citizen();
  await page.context().setOffline(true);
  const before = service.clock.now();
  await page.locator('button[value=safe]').click();
  const state = page.locator('[data-answer-state]');
  await state.filter({ hasText: (await state.getAttribute('data-stored')) ?? '' }).waitFor();
  await look(page, 'fr-320-stored');
  expect(await answersOfNewest()).toEqual([]);
  service.clock.advance(20 * 60_000);
  await page.context().setOffline(false);
  await page.waitForURL('**/answer?saved');
  const answers = await answersOfNewest();
  expect(answers).toHaveLength(1);
  expect(Math.abs(answers[0].saidAt.getTime() - before.getTime())).toBeLessThan(5 * 60_000);
  expect(answers[0].recordedAt.getTime() - answers[0].saidAt.getTime()).toBeGreaterThan(15 * 60_000);
  expect(await page.evaluate(`localStorage.getItem('tocsin-answers')`)).toBe('[]');
  await page.reload();
  expect(await answersOfNewest()).toHaveLength(1);
  await page.context().close();
});

test('two answers given offline arrive in the order in which they were given', async () => {
  const page = await citizen();
  await page.context().setOffline(true);
  await page.locator('button[value=safe]').click();
  await page.locator('button[value=need_help]').click();
  await page.context().setOffline(false);
  await page.waitForURL('**/answer?saved');
  expect((await answersOfNewest()).map(({ answer }) => answer)).toEqual(['safe', 'need_help']);
  await page.context().close();
});

test('an answer that the busy service turns away is kept and sent again, once', async () => {
  const page = await citizen();
  let turnedAway = 0;
  await page.route('**/answer', (route) => {
    if (route.request().method() !== 'POST' || turnedAway++ > 0) return route.continue();
    return route.fulfill({ status: 503, headers: { 'retry-after': '2' } });
  });
  await page.locator('button[value=safe]').click();
  const state = page.locator('[data-answer-state]');
  await state.filter({ hasText: (await state.getAttribute('data-stored')) ?? '' }).waitFor();
  await page.waitForURL('**/answer?saved');
  expect(await answersOfNewest()).toHaveLength(1);
  await page.context().close();
});

test('no page made the browser complain', () => {
  expect(complaints).toEqual([]);
});
