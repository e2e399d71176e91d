import type { LedgerLine } from '../../apps/simulator/ledger';
import { channelCodes } from '../../libs/channels/channel';
import { readDeliveryKey } from '../../libs/alerting/receipt-token';
import type { Copy } from './evidence';
import type { Site } from './site';

/** These were carried out, whatever the sender heard of it. */
const carriedOut = new Set(['accepted', 'cut', 'broken-json', 'slow']);

/** Every message that the carriers have carried out, by their own ledgers. */
export async function copiesOf(site: Site): Promise<Copy[]> {
  const owners = new Map(site.people.flatMap(({ person, phone, browser }) => [[phone, person], ...(browser ? [[browser, person] as const] : [])] as const)); // prettier-ignore
  const ledgers = await Promise.all(site.carriers.map((carrier) => carrier.ledger()));
  return ledgers.flatMap((lines) => copiesIn(lines, owners));
}

export function copiesIn(lines: readonly LedgerLine[], owners: ReadonlyMap<string, number>): Copy[] {
  const bodies = new Map(lines.flatMap((line) => (line.event === 'got' ? [[line.sid, line.body] as const] : [])));
  return lines.flatMap((line): Copy[] => {
    const atMs = Date.parse(line.at);
    if (line.event === 'request' && line.kind === 'sms' && line.sid && carriedOut.has(line.outcome)) {
      const key = readDeliveryKey(line.key ?? '');
      const named = { notice: key?.noticeId ?? 0, person: key?.personId ?? 0, attempt: key?.attempt ?? 0 };
      return [{ ...named, channel: channelCodes.sms, owner: owners.get(line.to), atMs, body: bodies.get(line.sid) }];
    }
    if (line.event === 'got' && line.kind === 'push') {
      const payload = JSON.parse(line.body) as { notification?: { data?: { receipt?: string } } };
      const [notice = 0, person = 0, attempt = 0] = (payload.notification?.data?.receipt ?? '').split('.').map(Number);
      return [{ notice, person, attempt, channel: channelCodes.push, owner: owners.get(line.to), atMs }];
    }
    return [];
  });
}
