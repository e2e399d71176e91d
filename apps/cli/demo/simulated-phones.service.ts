import { parsePushAddress, type PushAddress } from '../../../libs/channels/push-address';
import type { Call } from '../../simulator/carrier/call';
import type { Entry } from '../../simulator/threads';
import { httpJson } from './http-json.service';

interface NewSubscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

const chunk = 2_000;

/** Everybody's phones and browsers, through the simulator's control API. */
export class SimulatedPhones {
  private readonly control: string;

  constructor(private readonly url: string) {
    this.control = `${url}/control`;
  }

  /** A browser for each phone, bound to the server's key; in the order of the phones. */
  async subscribe(phones: readonly string[], applicationServerKey: string): Promise<PushAddress[]> {
    const addresses: PushAddress[] = [];
    for (let from = 0; from < phones.length; from += chunk) {
      const wanted = phones.slice(from, from + chunk).map((owner) => ({ owner, applicationServerKey }));
      const body = { subscriptions: wanted };
      const made = await httpJson<{ subscriptions: NewSubscription[] }>(`${this.control}/subscriptions`, { body });
      addresses.push(...made.subscriptions.map((subscription) => this.parsed(subscription)));
    }
    return addresses;
  }

  /** Types a text into a phone; the carrier passes it on as its signed webhook. */
  async write(from: string, body: string): Promise<void> {
    await httpJson(`${this.control}/texts`, { body: { from, body } });
  }

  /** Calls the service and presses the keys, each when one is asked for. @returns the id of the call */
  async dial(from: string, keys: readonly string[]): Promise<string> {
    return (await httpJson<{ sid: string }>(`${this.control}/calls`, { body: { from, keys } })).sid;
  }

  /** What the service has said in a call; undefined while it lasts. */
  async heardIn(call: string): Promise<string | undefined> {
    const { captions, endedAtMs } = await httpJson<Call>(`${this.control}/calls/${call}`, { method: 'GET' });
    if (endedAtMs === null) return undefined;
    return captions.flatMap(({ by, text }) => (by === 'service' ? [text] : [])).join(' ');
  }

  /** Texts that a phone has got, oldest first. */
  async textsOn(phone: string): Promise<string[]> {
    const url = `${this.control}/phones/${encodeURIComponent(phone)}`;
    const { entries } = await httpJson<{ entries: Entry[] }>(url, { method: 'GET' });
    return entries.flatMap((entry) =>
      entry.kind === 'sms' && entry.direction !== 'inbound' && entry.status === 'delivered' ? [entry.body] : [],
    );
  }

  /** How many messages and receipts are still on their way. */
  async underWay(): Promise<number> {
    return (await httpJson<{ underWay: number }>(this.control, { method: 'GET' })).underWay;
  }

  /** Brings what is under way to its end at once, and the ledger to the disk. */
  async settle(): Promise<void> {
    await httpJson(`${this.control}/settle`);
  }

  private parsed({ endpoint, keys }: NewSubscription): PushAddress {
    const address = parsePushAddress({ endpoint, keys }, this.url);
    if (!address) throw new Error(`the push service made an address that the server refuses: ${endpoint}`);
    return address;
  }
}
