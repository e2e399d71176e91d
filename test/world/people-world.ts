import { randomBytes } from 'node:crypto';
import { AuditService } from '../../libs/audit/audit.service';
import { type PhoneNumber, parsePhone } from '../../libs/channels/phone-number';
import { ErasureService } from '../../libs/people/erasure.service';
import { LinksService } from '../../libs/people/links.service';
import { OptOutsService } from '../../libs/people/opt-outs.service';
import { PeopleService } from '../../libs/people/people.service';
import type { PersonId } from '../../libs/people/person';
import { PersonSessionsService } from '../../libs/people/person-sessions.service';
import { PlacesService } from '../../libs/people/places.service';
import { PushAddressesService } from '../../libs/people/push-addresses.service';
import { PushPrekeysService } from '../../libs/people/push-prekeys.service';
import { SendLimitsService } from '../../libs/people/send-limits.service';
import { SubscriptionsService } from '../../libs/people/subscriptions.service';
import { readConfig } from '../../libs/platform/config/config';
import { poolOf } from '../../libs/platform/database/pool-of';
import { sql } from '../../libs/platform/database/sql';
import { RateLimits } from '../../libs/platform/http/rate-limits';
import { Vault } from '../../libs/platform/vault/vault';
import { HeldClock } from './held-clock';
import { createTestDatabase } from './test-database';

export const pushServiceUrl = 'http://127.0.0.1:3100';

/** The people context alone, on a database of its own and a clock that stands still. */
export async function startPeopleWorld() {
  const testDatabase = await createTestDatabase();
  const database = testDatabase.dataSource;
  const clock = new HeldClock();
  const key = () => randomBytes(32).toString('base64');
  const keys = { sealKey: key(), indexKey: key(), vapidPublicKey: 'public', vapidPrivateKey: 'private' };
  const config = readConfig({ NODE_ENV: 'test', PUSH_SERVICE_URL: pushServiceUrl }, () => keys);
  const vault = new Vault(config.keys);
  const rateLimits = new RateLimits(poolOf(database));
  const limits = new SendLimitsService(config, rateLimits, vault);
  const people = new PeopleService(database, vault, clock);
  const sessions = new PersonSessionsService(database, clock);
  let addresses = 0;
  return {
    config,
    database,
    databaseUrl: testDatabase.url,
    clock,
    vault,
    rateLimits,
    limits,
    people,
    sessions,
    places: new PlacesService(database, clock),
    optOuts: new OptOutsService(database, clock),
    links: new LinksService(database, clock, vault, limits, sessions),
    erasure: new ErasureService(database, clock, new AuditService(clock)),
    pushAddresses: new PushAddressesService(database, clock, config, vault, rateLimits),
    pushPrekeys: new PushPrekeysService(database, clock, vault),
    subscriptions: new SubscriptionsService(database, clock, vault, limits, people, sessions),

    personOf: (phone: PhoneNumber, name?: string): Promise<PersonId> =>
      database.transaction(async (tx) => {
        const id = await people.findOrCreateByPhone(tx, phone, 'fr');
        if (name) await people.correct(id, { name }, tx);
        return id;
      }),

    /** An address of a network that no other call has. */
    freshIp: (): string => `10.${Math.floor(++addresses / 250)}.${addresses % 250}.1`,

    /** The payloads of the events of a type, oldest first. */
    events: async (type: string): Promise<Record<string, unknown>[]> => {
      const text = 'SELECT payload FROM outbox WHERE type = $1 ORDER BY id';
      return (await sql<{ payload: Record<string, unknown> }>(database, text, [type])).map(({ payload }) => payload);
    },

    /** Every value of every row of every table, as text: to look for what should not be there. */
    everything: async (): Promise<string> => {
      const tables = await sql<{ name: string }>(
        database,
        `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
      );
      const texts = await Promise.all(
        tables.map(({ name }) => sql<{ row: string }>(database, `SELECT ${name}::text AS row FROM ${name}`)),
      );
      return texts.flat().map(({ row }) => row).join('\n'); // prettier-ignore
    },

    [Symbol.asyncDispose]: () => testDatabase[Symbol.asyncDispose](),
  };
}

export type PeopleWorld = Awaited<ReturnType<typeof startPeopleWorld>>;

/** A French mobile of a block of its own: "+336" and eight digits, in which the last four are the same for all. */
export function mobile(number: number): PhoneNumber {
  const phone = parsePhone(`+336${String(10_000 + number)}012`.slice(0, 12), 'FR');
  if (!phone) throw new RangeError(`no mobile ${number}`);
  return phone;
}
