import { setTimeout as pause } from 'node:timers/promises';
import { AuditService } from '../../libs/audit/audit.service';
import { CommuneOutlinesService } from '../../libs/incidents/commune-outlines.service';
import { ReachTimersService } from '../../libs/situation/reach-timers.service';
import { inside } from '../world/story-alert';
import { World } from '../world/world';

jest.setTimeout(60_000);

const minute = 60_000;

/** Two communes that share the story's area, at its middle. */
const communes = [
  { code: '75111', nom: 'Ouest', west: 2.3, east: 2.37 },
  { code: '75120', nom: '=Est', west: 2.37, east: 2.45 },
].map(({ code, nom, west, east }) => ({
  type: 'Feature',
  properties: { code, nom },
  geometry: {
    type: 'Polygon',
    coordinates: [[[west, 48.8], [east, 48.8], [east, 48.9], [west, 48.9], [west, 48.8]]],
  },
})); // prettier-ignore
const inWest = { ...inside, longitude: 2.36 };
const inEast = { ...inside, longitude: 2.38 };

async function loadOutlines(world: World): Promise<void> {
  const outlines = new CommuneOutlinesService(world.database, new AuditService(world.clock));
  expect(await outlines.import({ type: 'FeatureCollection', features: communes })).toEqual({ stored: 2 });
}

interface Place {
  readonly place: string;
  readonly people: number;
  readonly unreached: number;
}

/** A worker's round, and what the officer's program is told a moment later: the worker's own round may come first. */
async function reachOf(world: World, id: string, snapshots = 0): Promise<Report> {
  await world.server.app.get(ReachTimersService, { strict: false }).takeDue();
  const officer = await world.approver();
  for (let look = 0; ; look++) {
    await world.advance(2000);
    const report = (await officer.http.must('GET', `/v1/incidents/${id}/reach`)).body as unknown as Report;
    if (report.snapshots.length >= snapshots || look === 20) return report;
    await pause(100);
  }
}

const page = async (world: World, path: string): Promise<string> =>
  (await (await world.approver()).http.must('GET', path)).text;

interface Report {
  readonly people: number;
  readonly handedOff: number;
  readonly accepted: number;
  readonly confirmed: number;
  readonly answered: number;
  readonly unreached: number;
  readonly places: readonly Place[];
  readonly snapshots: readonly { readonly minute: number; readonly unreached: number; readonly places: readonly Place[] }[];
} // prettier-ignore

test('the officer sees which commune was not reached, five minutes after', async () => {
  await using world = await World.start();
  await loadOutlines(world);
  const people = await world.subscribers([
    ...Array.from({ length: 4 }, () => ({ places: [inWest] })),
    ...Array.from({ length: 3 }, () => ({ places: [inEast] })),
  ]);
  for (const { phone } of people.slice(4, 6)) world.sms.become(phone, 'off');
  const alert = await world.publishAlert();
  await world.settle();
  expect((await reachOf(world, alert.id)).snapshots).toEqual([]);
  await world.advance(5 * minute);
  const report = await reachOf(world, alert.id, 2);
  const byPlace = (places: readonly Place[]) =>
    places.map(({ place, people: all, unreached }) => [place, all, unreached]);
  expect(byPlace(report.places)).toEqual([
    ['75120', 3, 2],
    ['75111', 4, 0],
  ]);
  expect(report.snapshots.map(({ minute: at, places }) => [at, byPlace(places)])).toEqual([
    [
      1,
      [
        ['75120', 3, 2],
        ['75111', 4, 0],
      ],
    ],
    [
      5,
      [
        ['75120', 3, 2],
        ['75111', 4, 0],
      ],
    ],
  ]);

  // A patrol has been there: what was known then stays as it was.
  await world.sms.receive({ from: people[4]?.phone ?? '', body: '1' });
  await world.settle();
  const after = await reachOf(world, alert.id);
  expect(byPlace(after.places)).toEqual([
    ['75120', 3, 1],
    ['75111', 4, 0],
  ]);
  expect(after.places[0]).toMatchObject({ confirmed: 1, answered: 1, answers: { safe: 1 } });
  expect(byPlace(after.snapshots[1]?.places ?? [])).toEqual([
    ['75120', 3, 2],
    ['75111', 4, 0],
  ]);

  const html = await page(world, `/console/incidents/${alert.id}/watch`);
  expect(html).toContain('=Est (75120)');
  const file = await page(world, `/console/incidents/${alert.id}/watch/reach.csv`);
  const lines = file.trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^"'=Est","75120","","",3,1,3,3,1,1,1,0,0,0,/);
});

test('handed over is not received: of ten texts of which six arrive, six are confirmed', async () => {
  await using world = await World.start();
  const people = await world.subscribers(Array.from({ length: 10 }, () => ({ places: [inEast] })));
  for (const { phone } of people.slice(6)) world.sms.become(phone, 'off');
  const alert = await world.publishAlert();
  await world.settle();
  const report = await reachOf(world, alert.id);
  expect(report).toMatchObject({ people: 10, handedOff: 10, accepted: 10, confirmed: 6, answered: 0, unreached: 4 });
  expect(report.places).toEqual([expect.objectContaining({ place: expect.stringMatching(/^h3:86/), people: 10 })]);
  const html = await page(world, `/console/incidents/${alert.id}/watch`);
  for (const [name, shown] of [
    ['sms.handedOff', 10],
    ['sms.accepted', 10],
    ['sms.confirmed', 6],
    ['sms.failed', 4],
  ]) {
    expect(html).toContain(`<span data-live="${name}">${shown}</span>`);
  }
  expect(html).toContain('Secteur autour de 48,8');
});

test('whoever has not signed in sees nothing of it', async () => {
  await using world = await World.start();
  const alert = await world.publishAlert();
  await world.settle();
  for (const path of [`/v1/incidents/${alert.id}/reach`, `/console/incidents/${alert.id}/watch/reach.csv`]) {
    expect((await world.http.ask('GET', path)).status).toBeGreaterThanOrEqual(300);
  }
});
