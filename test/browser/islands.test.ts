import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { watchValues } from '../../apps/web/console/watch-values';
import { paths } from '../../apps/web/paths';
import { launchChromium } from './chromium';
import { type PageServer, startPageServer } from './page-server';
import { consolePages, watchCounts, watchPath } from './sample-console';
import { citizenPages, incident } from './sample-pages';

let browser: Browser;
let server: PageServer;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  for (const [name, shown] of Object.entries({ ...citizenPages('fr'), ...consolePages('fr') }))
    server.show(`/${name}`, shown);
});

beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});

afterEach(() => context.close());

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

describe('an open incident page', () => {
  const versionPath = paths.incidentVersion(incident('fr').id);

  test('says that a newer message exists, and leads to it', async () => {
    let version = 3;
    server.answer(versionPath, () => ({ version }));
    await page.clock.install();
    await page.goto(`${server.url}/incident`);
    const asked = page.waitForResponse((response) => response.url().endsWith(versionPath));
    await page.clock.runFor(25_000);
    await asked;
    expect(await page.locator('.changed').textContent()).toBe('');
    version = 4;
    await page.clock.runFor(25_000);
    await page.locator('.changed').getByRole('link', { name: 'Afficher le nouveau message' }).click();
    await page.waitForURL(`${server.url}/incident`);
  });

  test('asks less and less often while the server does not answer', async () => {
    let asked = 0;
    await page.route(`**${versionPath}`, (route) => {
      asked++;
      return route.abort();
    });
    await page.clock.install();
    await page.goto(`${server.url}/incident`);
    for (let minute = 0; minute < 20; minute++) {
      await page.clock.runFor(60_000);
      // The refusal itself comes in real time.
      await pause(50);
    }
    expect(asked).toBeGreaterThan(3);
    expect(asked).toBeLessThan(12);
  });
});

describe('an open watch page', () => {
  test('shows fresh counts in its numbers and bars', async () => {
    server.answer(watchPath, () =>
      watchValues({ ...watchCounts, answers: { ...watchCounts.answers, need_help: 4321 } }, 'fr'),
    );
    await page.goto(`${server.url}/watch`);
    await page.locator('.need_help b', { hasText: /4.321/ }).waitFor();
    expect(await page.locator('.need_help progress').getAttribute('value')).toBe('4321');
    expect(await page.locator('[data-stale]').isVisible()).toBe(false);
  });

  test('says that its numbers are old once the server is silent, and takes it back', async () => {
    await page.clock.install();
    await page.route(`**${watchPath}`, (route) => route.abort());
    await page.goto(`${server.url}/watch`);
    for (let second = 0; second < 14; second += 2) await page.clock.runFor(2_000);
    await page.getByRole('alert').filter({ hasText: 'ne se mettent plus à jour' }).waitFor();
    await page.unroute(`**${watchPath}`);
    await page.clock.runFor(4_000);
    await page.getByRole('alert').waitFor({ state: 'hidden' });
  });
});

test('"use my position" fills coordinates no finer than a hundred metres', async () => {
  await context.grantPermissions(['geolocation'], { origin: server.url });
  await context.setGeolocation({ latitude: 48.8637123, longitude: 2.3705987 });
  await page.goto(`${server.url}/subscribe`);
  await page.getByRole('button', { name: 'Utiliser ma position' }).click();
  await page.locator('#latitude:focus').waitFor();
  expect(await page.locator('#latitude').inputValue()).toBe('48.864');
  expect(await page.locator('#longitude').inputValue()).toBe('2.371');
});

test('a position that cannot be read is said so, and a commune is asked for', async () => {
  await page.goto(`${server.url}/subscribe`);
  await page.getByRole('button', { name: 'Utiliser ma position' }).click();
  await page.getByText('Votre position n’a pas pu être lue').waitFor();
});
