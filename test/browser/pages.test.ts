import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { type Language, languages } from '../../libs/channels/language';
import { overflow, seriousFaults } from './accessibility';
import { launchChromium } from './chromium';
import { type PageServer, startPageServer } from './page-server';
import { consolePages } from './sample-console';
import { citizenPages } from './sample-pages';

const pictures = 'test-results/pages';
let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  for (const language of languages) {
    for (const [name, page] of Object.entries(citizenPages(language))) server.show(`/${name}/${language}`, page);
  }
  for (const [name, page] of Object.entries(consolePages('fr'))) server.show(`/${name}/fr`, page);
  for (const [name, page] of Object.entries(consolePages('en'))) server.show(`/${name}/en`, page);
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

interface Look {
  readonly width: number;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
}

interface Opened {
  readonly page: Page;
  /** What the browser has complained about since the page was opened. */
  readonly complaints: string[];
}

const windows = new Map<string, Promise<Opened>>();

/** Opens a page in the one window of that look: a new context per page would take longer than the page. */
async function open(path: string, look: Look): Promise<Opened> {
  const key = JSON.stringify(look);
  const opening = windows.get(key) ?? newWindow(look);
  windows.set(key, opening);
  const opened = await opening;
  opened.complaints.length = 0;
  await opened.page.goto(server.url + path, { waitUntil: 'load' });
  return opened;
}

async function newWindow({ width, dark = false, javaScript = true }: Look): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: javaScript,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // This server has pages only: nobody is at the live door.
    const isLiveDoor = message.text().includes('/live/');
    if (['error', 'warning'].includes(message.type()) && !isLiveDoor) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

const names = Object.keys(citizenPages('fr'));
const consoleNames = Object.keys(consolePages('fr'));
const everyPage: [string, Language][] = [
  ...names.flatMap((name) => languages.map((language): [string, Language] => [name, language])),
  ...consoleNames.map((name): [string, Language] => [name, 'fr']),
];

test.each(everyPage)('the page "%s" in %s fits a 320 px telephone without complaint', async (name, language) => {
  const opened = await open(`/${name}/${language}`, { width: 320 });
  expect(await overflow(opened.page)).toBeLessThanOrEqual(0);
  expect(opened.complaints).toEqual([]);
  if (language === 'fr' || language === 'ar') {
    await opened.page.screenshot({ path: `${pictures}/${name}-${language}-320.png`, fullPage: true });
  }
});

const looks: [string, Language, boolean][] = [
  ...names.flatMap((name): [string, Language, boolean][] => [
    [name, 'fr', false],
    [name, 'ar', true],
  ]),
  ...consoleNames.flatMap((name): [string, Language, boolean][] => [
    [name, 'fr', false],
    [name, 'en', true],
  ]),
];

test.each(looks)('the page "%s" in %s (dark: %s) has no serious accessibility fault', async (name, language, dark) => {
  const opened = await open(`/${name}/${language}`, { width: 1024, dark });
  expect(await seriousFaults(opened.page)).toEqual([]);
  await opened.page.screenshot({
    path: `${pictures}/${name}-${language}-${dark ? 'dark' : 'light'}.png`,
    fullPage: true,
  });
});

test('Arabic reads from right to left, numbers to call from left to right', async () => {
  const opened = await open('/incident/ar', { width: 320 });
  const { page } = opened;
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.locator('.number').getAttribute('dir')).toBe('ltr');
  const [heading, brand] = [await page.locator('h1').boundingBox(), await page.locator('.brand').boundingBox()];
  expect(brand && heading && brand.x + brand.width).toBeGreaterThan(250);
});

test('every link, field and button of the subscription is reached by the keyboard, in reading order', async () => {
  const opened = await open('/subscribe/fr', { width: 1024 });
  const { page } = opened;
  const reachable = 'a[href], button:not([hidden]), input, select, textarea, summary';
  const wanted = await page.locator(reachable).evaluateAll((elements) => elements.map((element) => element.outerHTML));
  const reached: string[] = [];
  for (let step = 0; step < wanted.length; step++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate('document.activeElement.outerHTML'));
  }
  expect(reached).toEqual(wanted);
});

test('the element that has the keyboard shows it', async () => {
  const opened = await open('/home/fr', { width: 1024 });
  await opened.page.keyboard.press('Tab');
  const outline = await opened.page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline).toBe('solid');
  expect(await opened.page.locator('.skip').boundingBox()).toMatchObject({ y: 0 });
});

test('a refused form starts at its errors, and each error leads to its field', async () => {
  const opened = await open('/refused/fr', { width: 320 });
  const { page } = opened;
  await page.getByRole('alert').getByRole('link', { name: 'Cette commune est inconnue.' }).click();
  expect(await page.evaluate('document.activeElement.name')).toBe('commune');
  expect(await page.locator('#commune').inputValue()).toBe('Nulle-Part-sur-Mer');
});

test('the incident page says everything without JavaScript', async () => {
  const opened = await open('/incident/fr', { width: 320, javaScript: false });
  const text = await opened.page.locator('main').innerText();
  expect(text).toContain('Mettez-vous à l’abri');
  expect(text).toContain('+33757900000');
  expect(text).toContain('vendredi 13 novembre 2015');
});
