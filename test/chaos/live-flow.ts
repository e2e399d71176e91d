import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { templateContext } from '../../libs/alerting/template-context';
import { channelCodes } from '../../libs/channels/channel';
import { sql } from '../../libs/platform/database/sql';
import type { Site, Townsperson } from './site';

const everyMs = 250;
const atOnce = 4;
/** As long as the words of an alert may be, in letters of two bytes. */
const longText = 'é'.repeat(4000);

/** News without end for pages that are open: it goes the way of all news, from the ledger to the gateway. */
export class LiveFlow implements AsyncDisposable {
  private readonly sockets: Socket[] = [];
  private readonly sentAtMs = new Map<string, number>();
  private waits: number[] = [];
  private events = 0;
  /** Frames written, to all pages together. */
  sent = 0;

  static async open(site: Site, readers: readonly Townsperson[]): Promise<LiveFlow> {
    const flow = new LiveFlow(site);
    for (const reader of readers) await flow.join(reader);
    return flow;
  }

  private constructor(private readonly site: Site) {}

  /** @returns how long each message took to each of the pages that read, in milliseconds */
  async run(seconds: number, to: readonly Townsperson[]): Promise<readonly number[]> {
    this.waits = [];
    const begin = Date.now();
    for (let round = 0; round * everyMs < seconds * 1000; round++) {
      await pause(Math.max(0, begin + round * everyMs - Date.now()));
      await this.tell(to.map(({ person }) => person));
    }
    await pause(1500);
    return this.waits;
  }

  [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.disconnect();
    return Promise.resolve();
  }

  private async join({ person }: Townsperson): Promise<void> {
    const { body } = await this.site.citizen(person).must('POST', '/v1/me/live-tickets');
    const socket = io(`http://127.0.0.1:${this.site.gateways[0].options.port}`, {
      path: '/live', transports: ['websocket'], forceNew: true, auth: { ticket: body['ticket'], since: 0 },
    }); // prettier-ignore
    socket.on('message', ({ id, title = '' }: { readonly id: number; readonly title?: string }) => {
      const [name = ''] = /flow-\d+/.exec(title) ?? [];
      const sentAtMs = this.sentAtMs.get(name);
      if (sentAtMs !== undefined) this.waits.push(Date.now() - sentAtMs);
      socket.emit('have', [id]);
    });
    await new Promise((resolve) => socket.once('caught-up', resolve));
    this.sockets.push(socket);
  }

  private async tell(people: readonly number[]): Promise<void> {
    const { vault, database } = this.site;
    const events = Array.from({ length: atOnce }, () => -1 - this.events++);
    const sealed = events.map((event) => {
      const name = `flow-${-event}`;
      this.sentAtMs.set(name, Date.now());
      const text = { event: 'x', headline: name, description: longText, instruction: longText, areaName: 'x' };
      const template = { kind: 'alert', mode: 'Actual', at: new Date().toISOString(), timeZone: 'Europe/Paris', url: 'http://localhost/', texts: { fr: text } }; // prettier-ignore
      return vault.seal(JSON.stringify(template), templateContext(event, 'flow'));
    });
    this.sent += events.length * people.length;
    await sql(
      database,
      `WITH news AS (
         INSERT INTO notice (event_id, rule, lane, class, mode, template_sealed, may_repeat, frozen_at, expires_at, people, audience_hash)
         SELECT event_id, 'flow', 3, 'relatives', 'Actual', sealed, false, now(), now() + interval '1 hour', cardinality($3::bigint[]),
           (SELECT sha256(string_agg(person::text, ',' ORDER BY person)::bytea) FROM unnest($3::bigint[]) AS person)
         FROM unnest($1::bigint[], $2::bytea[]) AS event (event_id, sealed) RETURNING id),
       deliveries AS (
         INSERT INTO delivery (notice_id, channel, person_id, page)
         SELECT id, ${channelCodes.live}, person, 0 FROM news CROSS JOIN unnest($3::bigint[]) AS person)
       INSERT INTO delivery_page (notice_ids, channel, lane, page, person_from, person_to)
       SELECT array_agg(id), ${channelCodes.live}, 3, 0, $4, $5 FROM news`,
      [events, sealed, people, Math.min(...people), Math.max(...people)],
    );
  }
}
