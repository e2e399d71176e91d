import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { totpCode } from '../../../libs/identity/totp';
import { paths } from '../../web/paths';
import { alertArea } from './alert-messages';
import { peopleIn } from './census';
import { emptyHome } from './demo-home.service';
import { readFacts } from './ledger-reader.service';
import type { DemoOfficer } from './officer.service';
import { populate } from './population';
import { Programs } from './programs.service';
import { Replay } from './replay.service';
import { isFlawless, reportTable } from './report';
import type { Screen } from './screen.service';
import { serviceFacts } from './service-facts.queries';
import { summarise } from './summary';
import { Town } from './town.service';

export interface DemoOptions {
  readonly people: number;
  readonly seed: number;
  /** How long the replayed evening lasts, about. */
  readonly minutes: number;
  /** File for the numbers, as JSON. */
  readonly report?: string;
  readonly directory: string;
}

/** The whole service on this machine, with everybody's phones, on the evening that it was made for. */
export class Demo {
  private programs?: Programs;
  private town?: Town;
  private officers: readonly DemoOfficer[] = [];

  constructor(
    private readonly options: DemoOptions,
    private readonly screen: Screen,
  ) {}

  /** @returns whether nobody was lost, told twice or told by mistake */
  async replay(): Promise<boolean> {
    const started = Date.now();
    const { directory, seed } = this.options;
    const programs = (this.programs = await Programs.start(await emptyHome(directory), seed));
    return Promise.race([this.play(programs, started), programs.watch()]);
  }

  private async play(programs: Programs, started: number): Promise<boolean> {
    const { people, seed, minutes, report: file } = this.options;
    const { screen } = this;
    const population = populate(seed, people, programs.config.carrier.from);
    await programs.ready();
    screen.say(`Server and simulator are up after ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    const town = (this.town = await Town.open(programs));
    const census = await town.load(population, screen);
    const officers = await town.staff(census);
    this.officers = Object.values(officers);
    screen.say('', ...this.addresses(), '');
    const inArea = peopleIn(alertArea(), census);
    const asked = census.ids.flatMap((id, index) => (inArea.has(id) ? [index] : []));
    const { database, phones, pages, readers } = town;
    const replay = new Replay({ database, phones, readers, officers, screen, census, asked, seed, minutes });
    const absent = await replay.run((incident) =>
      screen.say(`      public page  ${programs.config.publicUrl}${paths.incident(incident)}`),
    );
    const ledger = await readFacts(programs.ledgerFile);
    const { report, publishToPhone, ...found } = summarise(census, await serviceFacts(database), ledger, pages.got);
    const faults = [...found.faults, ...absent];
    screen.move([]);
    screen.say('', reportTable(report, publishToPhone), ...faults.map((fault) => `! ${fault}`));
    if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    return isFlawless(report) && faults.length === 0;
  }

  /** Until somebody ends it. @throws Error when a program dies */
  async stayUp(): Promise<never> {
    this.screen.say('', ...this.addresses(), '', 'Everything stays up. Ctrl-C ends it.');
    for (;;) {
      const now = new Date();
      const codes = this.officers.map(({ name, totpSecret }) => `${name} ${totpCode(totpSecret, now)}`).join('   ');
      this.screen.move([`Codes for the next ${30 - (now.getSeconds() % 30)} s:  ${codes}`]);
      await Promise.race([delay(1000), this.programs?.watch()]);
    }
  }

  /** Ends everything that the demo started, last first. */
  async close(): Promise<void> {
    this.screen.move([]);
    await this.town?.close();
    await this.programs?.stop();
  }

  private addresses(): string[] {
    if (!this.programs) return [];
    const { config, simulatorUrl, directory } = this.programs;
    return [
      `      public page  ${config.publicUrl}${paths.home}`,
      `      phone wall   ${simulatorUrl}/`,
      `      officers     ${config.publicUrl}${paths.signIn}`,
      ...this.officers.map(({ email, password, totpSecret }) => {
        return `                   ${email}  password ${password}  authenticator ${totpSecret}`;
      }),
      `      logs         ${directory}`,
    ];
  }
}
