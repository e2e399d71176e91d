import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { PersonId } from '../../../libs/people/person';
import { PersonSessionsService } from '../../../libs/people/person-sessions.service';
import { DatabaseClock } from '../../../libs/platform/database/database-clock';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../libs/platform/database/embedded-postgres';
import { openDatabase } from '../../../libs/platform/database/open-database';
import { Vault } from '../../../libs/platform/vault/vault';
import { foundAgency, type Officers } from './agency-founder.service';
import type { Census } from './census';
import { LivePages } from './live-pages.service';
import { PersonPages } from './person-pages.service';
import { PeopleLoader } from './people-loader.service';
import type { Inhabitant } from './population';
import type { Programs } from './programs.service';
import type { Screen } from './screen.service';
import { SimulatedPhones } from './simulated-phones.service';

/** Everybody in the demo: people with their phones and open pages, and the officers who will warn them. */
export class Town {
  private constructor(
    private readonly postgres: EmbeddedPostgres,
    readonly database: DataSource,
    private readonly clock: DatabaseClock,
    private readonly vault: Vault,
    private readonly programs: Programs,
    readonly phones: SimulatedPhones,
    readonly pages: LivePages,
    readonly readers: PersonPages,
  ) {}

  /** Joins the database of the running server. */
  static async open(programs: Programs): Promise<Town> {
    const { config, directory, serverUrl, simulatorUrl } = programs;
    const postgres = await startEmbeddedPostgres({ directory: join(directory, 'postgres'), durable: true });
    const database = await openDatabase({
      url: postgres.url,
      entities: [],
      poolSize: 6,
      applicationName: 'tocsin-demo',
    });
    const clock = await DatabaseClock.start(database);
    const sessions = new PersonSessionsService(database, clock);
    const pages = new LivePages(database, sessions, serverUrl);
    const readers = new PersonPages(database, sessions, serverUrl);
    const phones = new SimulatedPhones(simulatorUrl);
    return new Town(postgres, database, clock, new Vault(config.keys), programs, phones, pages, readers);
  }

  async load(population: readonly Inhabitant[], screen: Screen): Promise<Census> {
    const started = Date.now();
    const withPush = population.flatMap(({ hasPush }, index) => (hasPush ? [index] : []));
    const owners = withPush.map((index) => population[index].phone);
    const browsers = await this.phones.subscribe(owners, this.programs.config.vapid.publicKey);
    const addressOf = new Map(withPush.map((index, i) => [index, browsers[i]]));
    const ids = await new PeopleLoader(this.database, this.vault).load(population, addressOf, (done) => {
      screen.bars([{ name: 'people', done, total: population.length }]);
    });
    screen.move([]);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    screen.say(`${population.length.toLocaleString('en')} people loaded in ${seconds} s.`);
    return { population, ids };
  }

  /** Puts the officers on duty and opens everybody's pages. */
  async staff({ population, ids }: Census): Promise<Officers> {
    const listening: PersonId[] = ids.filter((_, index) => population[index].isLive);
    const [officers] = await Promise.all([
      foundAgency(this.database, this.vault, this.clock, this.programs.serverUrl),
      this.pages.open(listening),
    ]);
    return officers;
  }

  async close(): Promise<void> {
    this.pages.close();
    await this.database.destroy();
    await this.postgres.stop();
  }
}
