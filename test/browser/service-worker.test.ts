import type { Browser, BrowserContext, CDPSession, Page, Worker } from 'playwright-core';
import { launchChromium } from './chromium';
import { type PageServer, startPageServer } from './page-server';
import { citizenPages } from './sample-pages';

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly dir: string;
  readonly tag: string;
  readonly renotify: boolean;
  readonly data: { readonly navigate: string; readonly receipt?: string };
}

const receiptsPath = '/v1/receipts/push';
let browser: Browser;
let server: PageServer;
let context: BrowserContext;
let page: Page;
let session: CDPSession;
let registrationId: string;
let worker: Worker;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  for (const [name, shown] of Object.entries(citizenPages('fr'))) server.show(`/${name}`, shown);
  context = await browser.newContext();
  await context.grantPermissions(['notifications'], { origin: server.url });
  page = await context.newPage();
  session = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  await page.goto(`${server.url}/me`);
  // As the island does it: under the page's policy a plain string is refused here.
  await page.evaluate(`navigator.serviceWorker
    .register(trustedTypes.createPolicy('test', { createScriptURL: (url) => url }).createScriptURL('/service-worker.js'))
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active.state === 'activated' ||
      new Promise((resolve) => active.addEventListener('statechange', () => resolve(true))))`);
  registrationId = await registered;
  worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  // Headless Chromium forgets some notifications at once, so that its own list does not tell what was shown.
  await worker.evaluate(`{
    self.shown = [];
    const show = ServiceWorkerRegistration.prototype.showNotification;
    ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
      await show.call(this, title, options);
      self.shown.push({ title, ...options });
    };
  }`);
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

/** Delivers a push as the browser's push service would, and hands back what the worker has shown for it. */
async function push(data: string): Promise<Shown> {
  const before: number = await worker.evaluate('self.shown.length');
  await session.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId, data });
  return worker.evaluate(`(async () => {
    while (self.shown.length <= ${before}) await new Promise((resolve) => setTimeout(resolve, 5));
    return self.shown[${before}];
  })()`);
}

const alert = (title: string, receipt: string, navigate = `${server.url}/i/1`) =>
  JSON.stringify({
    web_push: 8030,
    notification: { title, body: 'احتموا', lang: 'ar', dir: 'rtl', navigate, tag: 'incident-1', data: { receipt } },
  });

test('a pushed alert is shown in its language and direction, and its arrival is reported', async () => {
  const shown = await push(alert('هجوم مسلح', 'token-1'));
  expect(shown).toMatchObject({
    title: 'هجوم مسلح',
    body: 'احتموا',
    lang: 'ar',
    dir: 'rtl',
    tag: 'incident-1',
    data: { navigate: `${server.url}/i/1`, receipt: 'token-1' },
  });
  await expect(server.posted(receiptsPath, 1)).resolves.toEqual([{ token: 'token-1', stage: 'delivered' }]);
});

test('an update bears the tag of the alert before it, so that it takes its place, and is heard again', async () => {
  await expect(push(alert('Mise à jour', 'token-2'))).resolves.toMatchObject({ tag: 'incident-1', renotify: true });
});

test('a push that leads elsewhere leads to our front page', async () => {
  const shown = await push(alert('Ailleurs', 'token-3', 'https://evil.example/'));
  expect(shown.data.navigate).toBe(`${server.url}/`);
});

test.each(['', 'no JSON', '{"notification":{}}', '[]', 'null'])(
  'the unreadable push %j still shows a notification, with nothing to report',
  async (data) => {
    const shown = await push(data);
    expect(shown.title).toBe('Tocsin');
    expect(shown.data).toEqual({ navigate: `${server.url}/` });
  },
);

test('a click on a notification is reported as seen', async () => {
  await push(alert('Vu', 'token-4'));
  await worker.evaluate(`self.registration.getNotifications().then((shown) => self.dispatchEvent(
    new NotificationEvent('notificationclick', { notification: shown.find(({ title }) => title === 'Vu') })))`);
  const receipts = await server.posted(receiptsPath, 5);
  expect(receipts).toContainEqual({ token: 'token-4', stage: 'seen' });
});

describe('the button for notifications', () => {
  test('says so when the browser has no push service to register with', async () => {
    await page.goto(`${server.url}/me`);
    await page.getByRole('button', { name: 'Recevoir les notifications' }).click();
    await page.getByText('n’ont pas pu être activées').waitFor();
  });

  test('hands the address of this browser to the server', async () => {
    const subscription = { endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } };
    // The one thing that a browser without a push service cannot do by itself.
    await page.addInitScript(`PushManager.prototype.subscribe = async () => (${JSON.stringify(subscription)})`);
    await page.goto(`${server.url}/me`);
    await page.getByRole('button', { name: 'Recevoir les notifications' }).click();
    await expect(server.posted('/me/push-addresses', 1)).resolves.toEqual([subscription]);
  });
});
