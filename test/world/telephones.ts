import type { DataSource } from 'typeorm';
import type { Call, Caption } from '../../apps/simulator/carrier/call';
import type { CallPlan, DialledCall } from '../../apps/simulator/carrier/calls.service';
import type { Simulator } from '../../apps/simulator/simulator';
import { lanes } from '../../libs/alerting/alert-rules';
import { channelCodes } from '../../libs/channels/channel';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import type { Subscriber } from './subscribers';

/** Below the pages that the service numbers by itself. */
let page = 1_000_000;

/** Everybody's telephones while they are used for speaking. */
export class Telephones {
  constructor(
    private readonly simulator: Simulator,
    private readonly database: DataSource,
    private readonly settle: () => Promise<void>,
  ) {}

  /** What the owner of a phone does when it rings. */
  plan(phone: string, plan: CallPlan): void {
    this.simulator.calls.plan(phone, plan);
  }

  /** Somebody calls the service, presses what they press, and the call has ended. */
  async dial(call: DialledCall): Promise<Call> {
    const { sid } = await this.simulator.calls.dial(call);
    await this.settle();
    const ended = this.simulator.calls.get(sid);
    if (!ended) throw new Error('the call is forgotten');
    return ended;
  }

  /** The service calls people about the newest alert, as it does when nothing else has reached them. */
  async ring(...people: readonly Subscriber[]): Promise<void> {
    const { id } = await sqlOne<{ id: number }>(
      this.database,
      `SELECT max(id) AS id FROM notice WHERE rule = 'people'`,
    );
    const ids = people.map((person) => person.id);
    page += 1;
    await sql(
      this.database,
      `INSERT INTO delivery (notice_id, channel, person_id, page) SELECT $1, ${channelCodes.voice}, unnest($2::bigint[]), $3`,
      [id, ids, page],
    );
    await sql(
      this.database,
      `INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
       VALUES (ARRAY[$1::bigint], ${channelCodes.voice}, ${lanes.alert}, $2, $3, $4)`,
      [id, page, Math.min(...ids), Math.max(...ids)],
    );
    await this.settle();
  }

  /** Of a phone, oldest first. */
  of(phone: string): readonly Call[] {
    return this.simulator.calls.of(phone);
  }

  /** What was said in the last call of a phone, key presses left out. */
  heard(phone: string): string {
    return heardIn(this.of(phone).at(-1)?.captions ?? []);
  }
}

export const heardIn = (captions: readonly Caption[]): string =>
  captions.flatMap(({ by, text }) => (by === 'service' ? [text] : [])).join(' ');
