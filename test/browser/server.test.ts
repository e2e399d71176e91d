import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { toLocalTime } from '../../apps/web/console/local-time';
import { storyTexts } from '../world/story-alert';
import { overflow, seriousFaults } from './accessibility';
import { launchChromium } from './chromium';
import { BrowsedServer } from './running-server';

const pictures = 'test-results/server';
const password = 'la pluie tombe rue 12';
const camille = 'camille.moreau@prefecture.example';
const dominique = 'dominique.laurent@prefecture.example';

let browser: Browser;
let service: BrowsedServer;
let invitations: string[];
/** By e-mail address. */
const secrets = new Map<string, string>();
/** What browsers complained about: a broken script, a refused style, a request that failed. */
const complaints: string[] = [];

/** The windows of the story, in the order in which they open. */
let desk: Page;
let relief: Page;
let citizen: Page;
let incident: string;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [browser, service] = await Promise.all([launchChromium(), BrowsedServer.start()]);
  invitations = await service.invite(
    { email: camille, roles: ['author'] },
    { email: dominique, roles: ['approver'] },
    { email: 'chef@prefecture.example', roles: ['administrator'] },
  );
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await service?.[Symbol.asyncDispose]();
});

async function window(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: service.url, locale: 'fr-FR', ...options });
  const page = await context.newPage();
  page.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load resource'); // a refused form is one
    if (!isAnswer && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

/** Every page is looked at as it stands in the story. */
async function look(page: Page, name: string): Promise<void> {
  expect([name, await overflow(page)]).toEqual([name, 0]);
  expect([name, await seriousFaults(page)]).toEqual([name, []]);
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

/** Without JavaScript nothing can be asked of a page but its text; it is looked at as a picture. */
const photograph = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });

/** The other button reads the position. */
const submitButton = 'main form button:not([type=button])';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function openAccount(page: Page, email: string, name: string, invitation: string): Promise<void> {
  await page.goto(invitation);
  const secret = ((await page.locator('code.secret').textContent()) ?? '').replace(/\s/g, '');
  secrets.set(email, secret);
  await page.fill('[name=name]', name);
  await page.fill('[name=password]', password);
  await page.fill('[name=totp]', service.nextCode(secret));
  await press(page, 'Ouvrir le compte');
  await page.waitForURL('**/console/sign-in');
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.fill('[name=totp]', service.nextCode(secrets.get(email) ?? ''));
  await press(page, 'Se connecter');
}

/** Waits until the board shows a number. */
const counted = (page: Page, name: string, value: string) =>
  page.locator(`span[data-live="${name}"]`).filter({ hasText: new RegExp(`^${value}$`) }).waitFor(); // prettier-ignore

/** Presses Tab until the keyboard is where it is wanted; nothing of this uses a mouse. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`the keyboard does not come to ${selector}`);
}

test('an officer opens the account that an invitation offers, and signs in', async () => {
  desk = await window({ viewport: { width: 1280, height: 900 } });
  await openAccount(desk, camille, 'Camille Moreau', invitations[0] ?? '');
  await look(desk, 'sign-in');
  await signIn(desk, camille);
  await desk.waitForURL('**/console');
  expect(await desk.locator('.calm').textContent()).toBe('Aucun incident.');
});

test('a citizen subscribes on a telephone, in Arabic and the dark, with a script', async () => {
  citizen = await window({ viewport: { width: 320, height: 640 }, colorScheme: 'dark', locale: 'ar' });
  await citizen.goto('/');
  await look(citizen, 'home-ar-320-dark');
  await citizen.goto('/subscribe');
  await citizen.fill('[name=phone]', '0698000001');
  await citizen.fill('[name=firstName]', 'أمينة');
  await citizen.fill('[name=latitude]', '48.863');
  await citizen.fill('[name=longitude]', '2.371');
  await look(citizen, 'subscribe-ar-320-dark');
  await citizen.locator(submitButton).click();
  await citizen.waitForURL('**/subscribe/confirm');
  await look(citizen, 'confirm-ar-320-dark');
  await citizen.fill('[name=code]', await codeOn('+33698000001'));
  await citizen.locator(submitButton).first().click();
  await citizen.waitForURL('**/me');
  expect(await citizen.locator('[name=firstName]').inputValue()).toBe('أمينة');
  await look(citizen, 'me-ar-320-dark');
});

test('another subscribes without any script, and a mistake costs nothing that was typed', async () => {
  const page = await window({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  await page.goto('/subscribe');
  await page.fill('[name=phone]', '06 98 00 00 02');
  await page.fill('[name=firstName]', 'Inès');
  await page.fill('[name=commune]', 'Nulle-Part-sur-Mer');
  await page.locator(submitButton).click();
  await page.getByRole('link', { name: 'Cette commune' }).waitFor();
  expect(await page.locator('[name=commune]').inputValue()).toBe('Nulle-Part-sur-Mer');
  expect(await page.locator('[name=phone]').inputValue()).toBe('06 98 00 00 02');
  await photograph(page, 'subscribe-refused-320');
  await page.fill('[name=latitude]', '48,862');
  await page.fill('[name=longitude]', '2,372');
  await page.locator(submitButton).click();
  await page.fill('[name=code]', await codeOn('+33698000002'));
  await page.locator(submitButton).first().click();
  expect(new URL(page.url()).pathname).toBe('/me');
  await page.context().close();
});

test('the officer writes an alert with the keyboard alone', async () => {
  await desk.goto('/console/incidents/new');
  const { fr, ar } = storyTexts;
  await tabTo(desk, '[name=mode]');
  await desk.keyboard.press('Space');
  for (const [name, value] of [['category', 'Security'], ['urgency', 'Immediate'], ['severity', 'Extreme'], ['certainty', 'Observed']] as const) {
    await tabTo(desk, `[name=${name}]`);
    const options = await desk.locator(`[name=${name}] option`).evaluateAll((all) => all.map((option) => option.getAttribute('value')));
    for (let down = options.indexOf(value); down > 0; down--) await desk.keyboard.press('ArrowDown');
  } // prettier-ignore
  await tabTo(desk, '[value=Shelter]');
  await desk.keyboard.press('Space');
  await tabTo(desk, '[name=expires]');
  const expires = toLocalTime(new Date(service.clock.now().getTime() + 3 * 3_600_000), 'Europe/Paris');
  await desk.fill('[name=expires]', expires); // each browser has its own keys for a date
  for (const [name, value] of [
    ['latitude', '48,863'],
    ['longitude', '2,3706'],
    ['radiusMetres', '1200'],
  ] as const) {
    await tabTo(desk, `[name=${name}]`);
    await desk.keyboard.type(value);
  }
  for (const [language, texts] of [
    ['fr', fr],
    ['ar', ar],
  ] as const) {
    if (language === 'ar') {
      await tabTo(desk, '.language-block:last-of-type > summary');
      await desk.keyboard.press('Enter');
    }
    for (const field of ['event', 'headline', 'instruction', 'description', 'areaName'] as const) {
      await tabTo(desk, `[name="texts.${language}.${field}"]`);
      await desk.keyboard.insertText(texts[field]);
    }
  }
  await look(desk, 'draft');
  await tabTo(desk, '[value=submit]');
  await desk.keyboard.press('Enter');
  await desk.waitForURL('**/review');
  incident = /incidents\/([\w-]{36})\//.exec(desk.url())?.[1] ?? '';
  expect(await desk.locator('main').innerText()).toContain('Vous pouvez lire');
  await look(desk, 'review-author');
});

test('the second officer approves without any script, and only the number shown', async () => {
  relief = await window({ viewport: { width: 1024, height: 800 }, javaScriptEnabled: false });
  await openAccount(relief, dominique, 'Dominique Laurent', invitations[1] ?? '');
  await relief.goto(`/console/incidents/${incident}/review`);
  await relief.waitForURL('**/console/sign-in?next=*');
  await signIn(relief, dominique);
  expect(new URL(relief.url()).pathname).toBe(`/console/incidents/${incident}/review`);
  const people = (await relief.locator('b.big').textContent()) ?? '';
  expect(people).toBe('2');
  await photograph(relief, 'review-approver');
  const decide = async (number: string) => {
    await relief.fill('[name=people]', number);
    await relief.fill('[name=password]', password);
    await relief.fill('[name=totp]', service.nextCode(secrets.get(dominique) ?? ''));
    await relief.locator('form.approve button').click();
  };
  await decide('20');
  await relief.getByRole('link', { name: 'Recopiez le nombre' }).waitFor();
  service.simulator.sms.setCondition('+33698000002', 'off');
  await decide(people);
  expect(new URL(relief.url()).pathname).toBe(`/console/incidents/${incident}/watch`);
  await photograph(relief, 'watch-first-moment');
});

test('the counts of the board move by themselves, and a phone that is off is not counted as told', async () => {
  await desk.goto(`/console/incidents/${incident}/watch`);
  await counted(relief, 'sms.people', '2'); // the page that the approval led to loads itself again
  await counted(desk, 'sms.confirmed', '1');
  await counted(desk, 'sms.failed', '1');
  await service.simulator.sms.receive({ from: '+33698000001', body: '1' });
  await counted(desk, 'answer.safe', '1');
  await look(desk, 'watch');
});

test('the page that the citizen left open shows the alert by itself, in their language', async () => {
  const message = citizen.locator('[data-live-messages] > *').first();
  expect(await message.textContent()).toContain(storyTexts.ar.headline);
  expect(await message.getAttribute('dir')).toBe('rtl');
  await look(citizen, 'me-live-ar');
});

test('everybody finds the alert on the front page, in their language, by the link in their text', async () => {
  const [text = ''] = service.simulator.sms.sentTo('+33698000001').filter((each) => each.includes('/a/'));
  const [link = ''] = /http:\/\/localhost:\d+\/a\/[\w-]+/.exec(text) ?? [];
  await citizen.goto(link);
  await citizen.locator('main a[href*="/i/"]').first().click();
  await citizen.waitForURL('**/i/*');
  expect(await citizen.locator('h1').textContent()).toBe(storyTexts.ar.headline);
  await look(citizen, 'incident-ar-320-dark');
  const reader = await window({ viewport: { width: 320, height: 640 }, locale: 'de', javaScriptEnabled: false });
  await reader.goto('/');
  await reader.getByRole('link', { name: storyTexts.fr.headline }).click();
  expect(await reader.locator('.notice').first().textContent()).toContain('Französisch');
  await photograph(reader, 'incident-de-320');
  await reader.context().close();
});

test('the phone wall shows what came to the telephones', async () => {
  const wall = await window({ viewport: { width: 1280, height: 800 } });
  await wall.goto(service.simulator.url);
  const phone = wall.locator('#p33698000001');
  expect(await phone.innerText()).toContain(storyTexts.ar.areaName);
  await wall.screenshot({ path: `${pictures}/phone-wall.png` });
  await wall.context().close();
});

test('a false alarm is called off; a page that stands open says that there is news', async () => {
  await citizen.reload();
  await desk.goto(`/console/incidents/${incident}/watch`);
  await desk.getByRole('link', { name: /Fausse alerte/ }).click();
  await look(desk, 'false-alarm');
  await desk.fill('[name=password]', password);
  await desk.fill('[name=totp]', service.nextCode(secrets.get(camille) ?? ''));
  await desk.locator('form.approve button').click();
  await desk.waitForURL('**/watch');
  const answer = await citizen.request.get(`${citizen.url()}/version`);
  expect(await answer.json()).toEqual({ version: 2 });
  await citizen.reload();
  expect(await citizen.locator('.over').count()).toBe(1);
  await look(citizen, 'incident-cancelled-ar-320-dark');
});

test('after signing out nothing of the person is left in the browser', async () => {
  await citizen.goto('/me');
  await citizen.locator('form[action="/me/sign-out"] button').click();
  await citizen.waitForURL('**/');
  const left = await citizen.evaluate(
    'Promise.all([caches.keys(), indexedDB.databases()]).then(([a, b]) => a.length + b.length + localStorage.length + sessionStorage.length)',
  );
  expect(left).toBe(0);
  const names = (await citizen.context().cookies()).map(({ name }) => name);
  expect(names).not.toContain('__Host-tocsin-person');
  await citizen.goBack();
  await citizen.waitForURL('**/subscribe'); // the page of before is asked for again, and refused
  expect(await citizen.content()).not.toContain('أمينة');
});

test('no page made the browser complain', () => {
  expect(complaints).toEqual([]);
});

/** The newest six digits that a text brought to a phone; the worker needs a moment. */
async function codeOn(phone: string): Promise<string> {
  for (let look = 0; look < 200; look++) {
    const code = service.simulator.sms.sentTo(phone).flatMap((text) => /(?<!\d)\d{6}(?!\d)/.exec(text) ?? []).at(-1); // prettier-ignore
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no code has come to ${phone}`);
}
