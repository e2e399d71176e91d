import * as fc from 'fast-check';
import { FanOutJob } from '../../libs/alerting/fan-out.job';
import { LadderService } from '../../libs/alerting/ladder.service';
import { PagesService } from '../../libs/alerting/pages.service';
import { SendPageJob } from '../../libs/alerting/send-page.job';
import { outside } from '../world/story-alert';
import type { Subscriber } from '../world/subscribers';
import { World } from '../world/world';

jest.setTimeout(180_000);

const runForMs = 20_000;

let world: World;
let people: Subscriber[];
let brother: Subscriber;

beforeAll(async () => {
  world = await World.start();
  people = await world.subscribers([{ push: true }, { push: true }, {}]);
  brother = await world.subscriber({ places: [outside] });
  for (const person of people) await world.follow(brother, person);
  await Promise.all([world.author(), world.approver()]);
});
afterAll(() => world[Symbol.asyncDispose]());

/** What may happen twice, at once, or at the wrong moment. */
const disturbance = fc.oneof(
  fc.constant('events again' as const),
  fc.constant('events forgotten by the relay' as const),
  fc.constant('pages again' as const),
  fc.constant('pages offered again' as const),
  fc.constant('the ladder early, by two workers' as const),
  fc.constant('a text and its repetitions' as const),
);

type Disturbance = typeof disturbance extends fc.Arbitrary<infer Name> ? Name : never;

/** Jobs are run as a queue would that lost count: for everything there is, whatever its state. */
async function disturb(kind: Disturbance, person: Subscriber): Promise<unknown> {
  const { app } = world.server;
  switch (kind) {
    case 'events again': {
      const events = await world.rows<{ id: number }>('SELECT id FROM outbox ORDER BY id DESC LIMIT 20');
      const batch = { type: 'any', ids: events.map(({ id }) => id) };
      return app.get(FanOutJob, { strict: false }).run(batch, new AbortController().signal, false);
    }
    case 'events forgotten by the relay':
      return world.rows('UPDATE outbox SET offered_at = NULL WHERE handled_at IS NULL');
    case 'pages again': {
      const pages = await world.rows<{ id: number }>('SELECT id FROM delivery_page ORDER BY id DESC LIMIT 6');
      const job = app.get(SendPageJob, { strict: false });
      return Promise.all(pages.map(({ id: pageId }) => job.run({ pageId }, new AbortController().signal)));
    }
    case 'pages offered again':
      await world.rows('UPDATE delivery_page SET offered_at = NULL WHERE done_at IS NULL');
      return app.get(PagesService, { strict: false }).offer();
    case 'the ladder early, by two workers': {
      await world.rows(`UPDATE rung SET due_at = clock_timestamp() WHERE step = 'sms' AND done_at IS NULL`);
      const ladder = app.get(LadderService, { strict: false });
      return Promise.all([ladder.climb(), ladder.climb()]);
    }
    case 'a text and its repetitions':
      return world.sms.receive({ from: person.phone, body: '1', repeats: 2 });
  }
}

test('whatever is repeated, at whatever moment, nobody is told twice on one channel', async () => {
  let runs = 0;
  const begun = Date.now();
  const step = fc.record({ kind: disturbance, who: fc.nat(2), alone: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      // An interruption would leave a run behind that goes on while the world is taken down.
      if (Date.now() > begun + runForMs) return;
      const everyone = [...people, brother];
      const before = everyone.map(({ phone }) => world.sms.sentTo(phone).length);
      const shownBefore = people.map(({ device }) => world.push.shown(device).length);
      const alert = await world.publishAlert({ severity: 'Severe' });
      const under: Promise<unknown>[] = [];
      const answered = new Set<number>();
      for (const { kind, who, alone } of steps) {
        const person = people[who];
        if (!person) continue;
        if (kind === 'a text and its repetitions') answered.add(who);
        under.push(disturb(kind, person));
        if (alone) await under.at(-1);
      }
      await Promise.all(under);
      await world.settle();
      const texts = steps.filter(({ kind }) => kind === 'a text and its repetitions');
      for (const [i, { phone, device }] of people.entries()) {
        const replies = texts.filter(({ who }) => who === i).length;
        const alerts = world.sms.sentTo(phone).length - (before[i] ?? 0) - replies;
        // Who has a browser is texted only when the ladder was faster than the browser.
        expect(i < 2 ? [0, 1] : [1]).toContain(alerts);
        if (i < 2) expect(world.push.shown(device).length - (shownBefore[i] ?? 0)).toBe(1);
      }
      // The notice that somebody may be there, and one piece of news of each who answered the first time.
      expect(world.sms.sentTo(brother.phone).length - (before[3] ?? 0)).toBe(1 + answered.size);
      await world.alerts.allClear(alert);
      await world.settle();
      // Else the next answers come to him as one digest.
      await world.advance(301_000);
      runs += 1;
    }),
    { numRuns: 1000, endOnFailure: true },
  );
  expect(runs).toBeGreaterThan(2);
  const copies = await world.rows(
    `SELECT notice_id FROM receipt WHERE status = 3 AND carrier_ref LIKE 'SM%'
     GROUP BY notice_id, person_id, channel HAVING count(DISTINCT carrier_ref) > 1`,
  );
  expect(copies).toEqual([]);
});
