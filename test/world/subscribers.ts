import type { DataSource } from 'typeorm';
import type { PlaceInput } from '../../libs/people/place-input';
import type { Language } from '../../libs/channels/language';
import type { Subscription } from '../../apps/simulator/push/subscription';
import type { Simulator } from '../../apps/simulator/simulator';
import { sql, sqlOne } from '../../libs/platform/database/sql';
import type { HttpClient } from './http';
import type { Phones } from './phones';
import { inside } from './story-alert';

export interface SubscriberWish {
  readonly phone?: string;
  readonly firstName?: string;
  readonly language?: Language;
  /** In the story's area when left out. */
  readonly places?: readonly PlaceInput[];
  /** Whether a browser of theirs takes push messages. */
  readonly push?: boolean;
  /** Whether the texts of subscribing stay in sight. */
  readonly setUp?: 'put away' | 'kept';
}

/** Somebody who has confirmed their phone, with the session of their device. */
export interface Subscriber {
  /** Their row in `person`. */
  readonly id: number;
  readonly phone: string;
  readonly firstName: string;
  readonly language: Language;
  readonly http: HttpClient;
  /** Their browser; only with `push`. */
  readonly device: Subscription;
}

/** People who subscribe as everybody does: a form, a code by SMS, the code typed in. */
export class Subscribers {
  private arrived = 0;

  constructor(
    private readonly http: HttpClient,
    private readonly phones: Phones,
    private readonly simulator: Simulator,
    private readonly database: DataSource,
    private readonly settle: () => Promise<void>,
  ) {}

  /** All at once; a story with fifty people waits for the texts once. */
  async arrive(wishes: readonly SubscriberWish[]): Promise<Subscriber[]> {
    const known = wishes.map((wish) => ({ ...this.defaults(), ...wish }));
    const requests: string[] = [];
    for (let from = 0; from < known.length; from += 10) {
      await this.forgetLimits();
      const batch = known.slice(from, from + 10).map(async ({ phone, firstName: name, language, places }) => {
        const { body } = await this.http.must('POST', '/v1/subscriptions', { phone, name, language, places });
        return String(body['requestId']);
      });
      requests.push(...(await Promise.all(batch)));
    }
    await this.settle();
    const subscribers = await Promise.all(known.map((wish, i) => this.confirm(wish, requests[i] ?? '')));
    await this.settle();
    for (const { phone, setUp } of known) if (setUp === 'put away') this.phones.putAway(phone);
    return subscribers;
  }

  private defaults() {
    const phone = mobile(++this.arrived);
    return {
      phone,
      firstName: 'Camille',
      language: 'fr' as const,
      places: [inside],
      push: false,
      setUp: 'put away' as const,
    };
  }

  private async confirm(wish: Required<SubscriberWish>, requestId: string): Promise<Subscriber> {
    const { phone, firstName, language } = wish;
    const code = this.phones.sentTo(phone).flatMap((text) => /(?<!\d)\d{6}(?!\d)/.exec(text) ?? []).at(-1); // prettier-ignore
    if (!code) throw new Error(`no code has come to ${phone}`);
    const { body } = await this.http.must('POST', `/v1/subscriptions/${requestId}/confirm`, { code });
    const http = this.http.as({ authorization: `Bearer ${String(body['token'])}` });
    const device = this.simulator.push.createSubscription({ owner: phone });
    if (wish.push) await http.must('POST', '/v1/me/push-addresses', { endpoint: device.endpoint, keys: device.keys });
    const me = await http.must('GET', '/v1/me');
    const { id } = await sqlOne<{ id: number }>(this.database, 'SELECT id FROM person WHERE public_id = $1', [
      me.body['id'],
    ]);
    return { id, phone, firstName, language, http, device };
  }

  /** Everybody here calls from one address, as no network of people does; the limits have tests of their own. */
  private async forgetLimits(): Promise<void> {
    await sql(this.database, `DELETE FROM rate_limit WHERE key LIKE 'text-%' OR key LIKE 'push-%'`);
  }
}

/** A French mobile of a block of its own. */
export const mobile = (number: number): string => `+336${10_000 + number}012`;
