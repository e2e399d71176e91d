import type { Browser } from 'playwright-core';
import { DraftPage } from '../../apps/web/console/draft.page';
import { draftInputFrom } from '../../apps/web/console/draft-input';
import { ReviewPage } from '../../apps/web/console/review.page';
import { IncidentPage } from '../../apps/web/citizen/incident.page';
import { MePage } from '../../apps/web/citizen/me.page';
import type { AlertText } from '../../libs/incidents/alert';
import { launchChromium } from './chromium';
import { type PageServer, startPageServer } from './page-server';
import { sampleContent } from './sample-alert';
import { incident } from './sample-pages';

const hostile = [
  '<script>alert(1)</script>',
  '"><script src="//evil.example/x.js"></script>',
  "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<style>@import "//evil.example/x.css"</style>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example/"><input type=submit>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '${alert(1)} {{constructor.constructor("alert(1)")()}} #{alert(1)}',
  '\u2028alert(1)//\u0000\ufffe\ud800',
  '\u202e<tpircs>)1(trela\u202c',
  'z\u0300\u0301\u0302\u0303'.repeat(300),
  'W'.repeat(3000),
].join(' ');

const text: AlertText = {
  event: hostile,
  headline: hostile,
  description: hostile,
  instruction: hostile,
  areaName: hostile,
};
const content = {
  ...sampleContent,
  texts: { fr: text, ar: text },
  senderName: hostile,
  contact: hostile,
  note: hostile,
  web: 'javascript:alert(1)',
};

const hostilePreview = {
  language: 'fr',
  sms: hostile,
  encoding: 'UCS-2',
  segments: 9,
  characters: 9,
  push: { title: hostile, body: hostile },
} as const;

const pages = {
  '/incident': (
    <IncidentPage
      language="fr"
      smsNumber="+33757900000"
      incident={incident('fr', {
        text,
        senderName: hostile,
        contact: hostile,
        web: 'javascript:alert(1)',
        versions: incident('fr').versions.map((version) => ({ ...version, headline: hostile })),
      })}
    />
  ),
  '/me': (
    <MePage
      language="ar"
      phone={hostile}
      firstName={hostile}
      timeZone="Europe/Paris"
      optOuts={[]}
      places={[]}
      mayAddPlace
      placeInput={{ commune: hostile, latitude: hostile }}
      pushAddresses={[{ id: '1', label: hostile, since: '2015-10-01T08:00:00.000Z' }]}
      vapidPublicKey="x"
      followers={[{ id: '1', name: hostile, state: 'requested', since: '2015-10-01T08:00:00.000Z', isProxy: false }]}
      following={[{ id: '1', name: hostile, state: 'accepted' }]}
      isDiscreet={false}
      visibility={{ level: 'code', code: hostile }}
      voiceMessages={[
        {
          id: '1',
          name: hostile,
          seconds: 4,
          recordedAt: '2015-11-13T22:10:00.000Z',
          sound: '/v1/me/voice-messages/1/sound',
        },
      ]}
      errors={[{ field: 'commune', message: hostile }]}
    />
  ),
  '/draft': (
    <DraftPage
      language="fr"
      officerName={hostile}
      timeZone="Europe/Paris"
      target={{ kind: 'edit', incidentId: 'x', mode: 'Test' }}
      input={{ ...draftInputFrom(content, 'Europe/Paris'), geojson: hostile }}
      returnReason={hostile}
      errors={[{ field: 'texts.fr.headline', message: hostile }]}
    />
  ),
  '/review': (
    <ReviewPage
      language="en"
      officerName={hostile}
      timeZone="Europe/Paris"
      incidentId="x"
      version={1}
      authorName={hostile}
      submittedAt="2015-11-13T21:03:00.000Z"
      waitingSeconds={1}
      content={content}
      missingLanguages={[]}
      previews={[hostilePreview]}
      correctionPreviews={[hostilePreview]}
      people={1}
      radius={{
        people: 1,
        firstTold: 1,
        atTheBorder: 0,
        neighbours: [hostile],
        usualPeople: 1,
        residents: undefined,
        communes: [{ code: '75111', name: hostile, share: 0, population: undefined }],
        ceiling: 10,
        approvalsNeeded: 2,
        earlier: [{ id: 'x', status: 'closed', sentAt: new Date(0), texts: { fr: text }, people: 1 }],
      }}
      approvedBy={[hostile]}
      contentHash="00"
      changes={[{ field: 'texts.fr.event', before: hostile, after: hostile }]}
      reason={hostile}
    />
  ),
};

let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  for (const [path, page] of Object.entries(pages)) server.show(path, page);
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

test.each(Object.keys(pages))(
  'hostile text in every field of %s runs nothing, loads nothing and breaks no layout',
  async (path) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    const events: string[] = [];
    page.on('dialog', (dialog) => {
      events.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      // This server has pages only: nobody is at the live door.
      const isLiveDoor = message.text().includes('/live/');
      if (['error', 'warning'].includes(message.type()) && !isLiveDoor) events.push(`console ${message.text()}`);
    });
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== server.url) events.push(`request ${request.url()}`);
    });
    await page.goto(server.url + path, { waitUntil: 'networkidle' });
    await page.mouse.move(160, 400);
    await page.keyboard.press('Tab');
    expect(events).toEqual([]);
    expect(page.url()).toBe(server.url + path);
    expect(await page.locator('a[href^="javascript:" i], base, iframe, img, main style, main script').count()).toBe(0);
    expect(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBeLessThanOrEqual(0);
    await context.close();
  },
);
