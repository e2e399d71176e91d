import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosRun } from '../chaos-run';
import { LiveFlow } from '../live-flow';
import { quantile } from '../answer-storm';
import { RawSocket } from '../../world/raw-socket';
import type { Site, Townsperson } from '../site';

const path = '/live/?EIO=4&transport=websocket';
const pong = '3'; // of Engine.IO 4
const mebibyte = 2 ** 20;
const mostGrowthMb = 120;
const p99Share = 1.2;
/** Two timers of half a second stand between an event and its page: less than that is no difference. */
const noiseMs = 50;
const lookAgainEveryMs = 250;

/** A hundred pages read a byte a second while news flows; others wake up now and then, and hear why they are closed. */
export const f18: ChaosRun = {
  id: 'F18',
  title: 'live pages that read a byte a second',
  wish: (isQuick) => ({ people: isQuick ? 60 : 200, gateways: 1 }),
  async execute(site, { isQuick }) {
    const [slowReader, ...others] = site.people;
    const [gateway] = site.gateways;
    const quick = others.slice(0, 20);
    await using flow = await LiveFlow.open(site, quick);
    const calm = await flow.run(isQuick ? 6 : 12, quick);
    const calmRss = gateway.use()?.rssBytes ?? 0;
    const slow = await entered(site, slowReader, isQuick ? 20 : 100);
    const drowsy = await entered(site, slowReader, isQuick ? 40 : 100);
    const descriptors = gateway.use()?.descriptors ?? 0;
    for (const each of [...slow, ...drowsy]) each.readSlowly();
    let [mostRss, left] = [0, descriptors];
    const watch = setInterval(() => {
      const use = gateway.use();
      mostRss = Math.max(mostRss, use?.rssBytes ?? 0);
      left = Math.min(left, use?.descriptors ?? left);
    }, 100);
    const waking = wake(drowsy, 10_000);
    const pressed = await flow.run(38, [slowReader, ...quick]);
    clearInterval(watch);
    await waking;
    const closed = descriptors - left;
    const codes = new Set(drowsy.flatMap(({ closeCode }) => closeCode ?? []));
    for (const each of [...slow, ...drowsy]) each.close();
    const [calmP99, pressedP99] = [quantile(calm, 0.99), quantile(pressed, 0.99)];
    const growthMb = Math.round((mostRss - calmRss) / mebibyte);
    return {
      figures: {
        slow: slow.length,
        closed,
        codes: [...codes].join(' '),
        rssGrowthMb: growthMb,
        calmP99Ms: calmP99,
        p99Ms: pressedP99,
        events: flow.sent,
      },
      broken: [
        ...(closed < slow.length ? [`only ${closed} of ${slow.length} slow pages were closed`] : []),
        ...(codes.size === 1 && codes.has(4008)
          ? []
          : [`pages were closed with ${[...codes].join(', ') || 'no code'}`]),
        ...(growthMb > mostGrowthMb ? [`the gateway grew by ${growthMb} MB (${mostGrowthMb})`] : []),
      ],
      late: pressedP99 > calmP99 * p99Share + noiseMs ? [`others waited ${pressedP99} ms, and ${calmP99} without slow pages`] : [], // prettier-ignore
    };
  },
};

/** One after the other they read all that waits for them; whoever does so just after the cut hears its code. */
async function wake(drowsy: readonly RawSocket[], afterMs: number): Promise<void> {
  await pause(afterMs);
  for (const [i, each] of drowsy.entries()) {
    each.readOn();
    // Who is awake answers the heartbeat.
    for (const awake of drowsy.slice(0, i + 1)) if (awake.closeCode === undefined) awake.send(pong);
    await pause(lookAgainEveryMs);
  }
}

async function entered(site: Site, { person }: Townsperson, count: number): Promise<RawSocket[]> {
  const sockets: RawSocket[] = [];
  for (let i = 0; i < count; i++) {
    const { body } = await site.citizen(person).must('POST', '/v1/me/live-tickets');
    const socket = await RawSocket.open(`http://127.0.0.1:${site.gateways[0].options.port}`, path);
    socket.send(`40${JSON.stringify({ ticket: body['ticket'], since: 0 })}`);
    await socket.whenSaid('42["caught-up"');
    sockets.push(socket);
  }
  return sockets;
}
