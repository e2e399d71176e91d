import { randomBytes } from 'node:crypto';
import { generateVAPIDKeys } from 'web-push';
import { type RunningServer, startServer } from '../../apps/server/start';
import { parsePhone, type PhoneNumber } from '../../libs/channels/phone-number';
import { PeopleService } from '../../libs/people/people.service';
import type { PersonId } from '../../libs/people/person';
import { PersonSessionsService } from '../../libs/people/person-sessions.service';
import { readConfig } from '../../libs/platform/config/config';
import { sql } from '../../libs/platform/database/sql';
import type { Bench, Figures, Findings, Size } from './bench';
import { type BenchDatabase, openBenchDatabase } from './bench-database';
import { seeded } from './seeded';
import { separability } from './separability';

const situations = ['unknown', 'registered', 'blocked', 'declined'] as const;
type Situation = (typeof situations)[number];

/** Of a number that is looked up: what each gives is nothing. */
const closedTo = ['unknown', 'followersOnly', 'nobody', 'blockedAsker', 'silent'] as const;
type Closed = (typeof closedTo)[number];

/** Look-ups of one asker in a day: the service takes twenty. */
const perAsker = 20;
/** Wishes of one follower in a day: the service takes ten. */
const perFollower = 10;
/** Wishes under way at once. */
const parallel = 4;

export const bench: Bench = {
  title: 'A wish to follow and a look-up: what their time tells about the number that was typed (1 all, 0.5 nothing)',
  goals: {
    registered: { atMost: 0.55 }, blocked: { atMost: 0.55 }, declined: { atMost: 0.55 },
    followersOnly: { atMost: 0.55 }, nobody: { atMost: 0.55 }, blockedAsker: { atMost: 0.55 }, silent: { atMost: 0.55 },
  }, // prettier-ignore
  async run(size) {
    await using database = await openBenchDatabase();
    const server = await startService(database);
    try {
      return await measure(server, database, size);
    } finally {
      await server.stop();
    }
  },
};

function startService(database: BenchDatabase): Promise<RunningServer> {
  const key = (): string => randomBytes(32).toString('base64');
  const vapid = generateVAPIDKeys();
  const settings = {
    NODE_ENV: 'development', TOCSIN_ROLES: 'api', HOST: '127.0.0.1', PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'warn',
    CANARY_SECONDS: '0', DATABASE_URL: database.url, SEAL_KEY: key(), INDEX_KEY: key(),
    VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey,
  }; // prettier-ignore
  const config = readConfig(settings, () => ({ sealKey: '', indexKey: '', vapidPublicKey: '', vapidPrivateKey: '' }));
  return startServer({ config });
}

interface Wish {
  readonly situation: Situation;
  readonly phone: PhoneNumber;
}

async function measure(server: RunningServer, { dataSource }: BenchDatabase, { quick }: Size): Promise<Findings> {
  const each = quick ? 40 : 200;
  const random = seeded(20151113);
  const people = server.app.get(PeopleService, { strict: false });
  const sessions = server.app.get(PersonSessionsService, { strict: false });
  let number = 10_000_000;
  const nextPhone = (): PhoneNumber => {
    const phone = parsePhone(`+336${number++}`, 'FR');
    if (!phone) throw new Error('the bench has no numbers left');
    return phone;
  };
  const person = (phone: PhoneNumber): Promise<PersonId> =>
    dataSource.transaction((tx) => people.findOrCreateByPhone(tx, phone, 'fr'));

  const wishes = situations.flatMap((situation) =>
    Array.from({ length: each }, (): Wish => ({ situation, phone: nextPhone() })),
  );
  const mixed = wishes.map((wish) => ({ wish, at: random() })).sort((a, b) => a.at - b.at).map(({ wish }) => wish); // prettier-ignore
  const tokens: string[] = [];
  for (let from = 0; from < mixed.length; from += perFollower) {
    const follower = await person(nextPhone());
    tokens.push(await dataSource.transaction((tx) => sessions.open(tx, follower, 1)));
    for (const { situation, phone } of mixed.slice(from, from + perFollower)) {
      if (situation === 'unknown') continue;
      const followed = await person(phone);
      if (situation === 'registered') continue;
      const status = situation === 'blocked' ? 'blocked' : 'refused';
      // Long ago, so that the wish is one that would be asked for again.
      await sql(
        dataSource,
        `INSERT INTO follow (follower_id, followed_id, code, status, requested_at) VALUES ($1, $2, 1, $3, now() - interval '30 days')`,
        [follower, followed, status],
      );
    }
  }
  const times: Record<Situation, number[]> = { unknown: [], registered: [], blocked: [], declined: [] };
  let next = 0;
  const askOn = async (): Promise<void> => {
    for (let i = next++; i < mixed.length; i = next++) {
      const { situation, phone } = mixed[i];
      times[situation].push(await timed(server.url, tokens[Math.floor(i / perFollower)], phone));
    }
  };
  await Promise.all(Array.from({ length: parallel }, askOn));
  const told = (situation: Situation): number => separability(times[situation], times.unknown);
  const lookUps = await measureLookUps(server, dataSource, { each, random, nextPhone, person });
  const toldBy = (closed: Closed): number => separability(lookUps[closed], lookUps.unknown);
  return {
    ours: {
      ...Object.fromEntries(situations.map((situation) => [`${situation}Milliseconds`, quartiles(times[situation])])),
      ...Object.fromEntries(closedTo.map((closed) => [`lookUp_${closed}Milliseconds`, quartiles(lookUps[closed])])),
    },
    peers: {},
    limits: {},
    ratios: {
      registered: told('registered'), blocked: told('blocked'), declined: told('declined'),
      followersOnly: toldBy('followersOnly'), nobody: toldBy('nobody'), blockedAsker: toldBy('blockedAsker'),
      silent: toldBy('silent'),
    }, // prettier-ignore
  };
}

interface Crowd {
  readonly each: number;
  readonly random: () => number;
  readonly nextPhone: () => PhoneNumber;
  readonly person: (phone: PhoneNumber) => Promise<PersonId>;
}

async function measureLookUps(
  server: RunningServer,
  dataSource: BenchDatabase['dataSource'],
  { each, random, nextPhone, person }: Crowd,
): Promise<Record<Closed, number[]>> {
  const sessions = server.app.get(PersonSessionsService, { strict: false });
  const all = closedTo.flatMap((closed) =>
    Array.from({ length: each }, () => ({ closed, phone: nextPhone(), at: random() })),
  );
  const mixed = all.toSorted((a, b) => a.at - b.at);
  const tokens: string[] = [];
  for (let from = 0; from < mixed.length; from += perAsker) {
    const asker = await person(nextPhone());
    tokens.push(await dataSource.transaction((tx) => sessions.open(tx, asker, 1)));
    for (const { closed, phone } of mixed.slice(from, from + perAsker)) {
      if (closed === 'unknown') continue;
      const sought = await person(phone);
      if (closed === 'followersOnly') continue;
      const level = closed === 'nobody' ? 'nobody' : 'public';
      await sql(dataSource, 'INSERT INTO visibility (person_id, level, changed_at) VALUES ($1, $2, now())', [
        sought,
        level,
      ]);
      if (closed !== 'blockedAsker') continue;
      await sql(
        dataSource,
        `INSERT INTO follow (follower_id, followed_id, code, status, requested_at) VALUES ($1, $2, 1, 'blocked', now())`,
        [asker, sought],
      );
    }
  }
  const times: Record<Closed, number[]> = { unknown: [], followersOnly: [], nobody: [], blockedAsker: [], silent: [] };
  let next = 0;
  const askOn = async (): Promise<void> => {
    for (let i = next++; i < mixed.length; i = next++) {
      const { closed, phone } = mixed[i];
      const route = { path: '/v1/look-ups', status: 200 };
      times[closed].push(await timed(server.url, tokens[Math.floor(i / perAsker)], phone, route));
    }
  };
  await Promise.all(Array.from({ length: parallel }, askOn));
  return times;
}

const wish = { path: '/v1/me/follows', status: 202 };

async function timed(url: string, token: string, phone: PhoneNumber, { path, status } = wish): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ phone }),
  });
  await response.text();
  if (response.status !== status) throw new Error(`${path} was answered ${response.status}`);
  return performance.now() - start;
}

function quartiles(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
  return { p25: at(0.25), p50: at(0.5), p75: at(0.75) };
}
