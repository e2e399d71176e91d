import { Injectable } from '@nestjs/common';
import { DataSource, TypeORMError } from 'typeorm';
import type { PushAddress } from '../channels/push-address';
import type { Prekey } from '../channels/push/prekey';
import type { PersonId } from '../people/person';
import { pushAddressesOf, type RegisteredPushAddress } from '../people/push-addresses.queries';
import { PushPrekeysService } from '../people/push-prekeys.service';
import { Logger } from '../platform/telemetry/logger';
import { Vault } from '../platform/vault/vault';
import type { DeliveryRow, NoticeRow } from './delivery.store';

/** A browser to tell, and the key that was made for it in quiet times. */
export interface PushTarget {
  readonly to: PushAddress;
  readonly prekey?: Prekey;
}

@Injectable()
export class PushTargetsService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly prekeys: PushPrekeysService,
    private readonly logger: Logger,
  ) {}

  /**
   * Every browser of each delivery's person. Prekeys are for alerts to the public: an exercise sends nothing, and a
   * message to a relative has time to be encrypted. Call it outside transactions, and hand over what it gives once.
   */
  async of(
    deliveries: readonly DeliveryRow[],
    notices: readonly NoticeRow[],
  ): Promise<Map<DeliveryRow, readonly PushTarget[]>> {
    const people = [...new Set(deliveries.map(({ personId }) => personId))];
    const addresses = byPerson(await this.registered(people));
    const alerts = new Set(notices.filter(isPublicAlert).map(({ id }) => id));
    const alerted = new Set(deliveries.filter(({ noticeId }) => alerts.has(noticeId)).map(({ personId }) => personId));
    const prekeys = await this.take([...alerted].flatMap((id) => (addresses.get(id) ?? []).map((known) => known.id)));
    const targets = (delivery: DeliveryRow): PushTarget[] =>
      (addresses.get(delivery.personId) ?? []).map(({ id, address }) => {
        const prekey = alerts.has(delivery.noticeId) ? prekeys.get(id) : undefined;
        prekeys.delete(id);
        return { to: address, prekey };
      });
    // Alerts choose first: of two messages to one browser only one has the prekey.
    const inOrder = deliveries.toSorted((a, b) => Number(alerts.has(b.noticeId)) - Number(alerts.has(a.noticeId)));
    return new Map(inOrder.map((delivery) => [delivery, targets(delivery)]));
  }

  /** An address that does not open costs its own person the push, not the whole page. */
  private async registered(people: readonly PersonId[]): Promise<RegisteredPushAddress[]> {
    try {
      return await pushAddressesOf(this.database, this.vault, people);
    } catch (fault) {
      if (fault instanceof TypeORMError) throw fault;
      this.logger.error({ people: people.length, fault }, 'a page has a push address that cannot be read');
    }
    const found: RegisteredPushAddress[] = [];
    for (const person of people)
      found.push(...(await pushAddressesOf(this.database, this.vault, [person]).catch(notOpened)));
    return found;
  }

  /** Without prekeys an alert is slower, and that is all. */
  private async take(addressIds: readonly number[]): Promise<Map<number, Prekey>> {
    try {
      return await this.prekeys.take(addressIds);
    } catch (fault) {
      this.logger.error({ addresses: addressIds.length, fault }, 'prekeys could not be taken');
      return new Map();
    }
  }
}

function notOpened(fault: unknown): RegisteredPushAddress[] {
  if (fault instanceof TypeORMError) throw fault;
  return [];
}

const isPublicAlert = (notice: NoticeRow): boolean => notice.class === 'alerts' && notice.mode === 'Actual';

function byPerson(rows: readonly RegisteredPushAddress[]): Map<PersonId, RegisteredPushAddress[]> {
  const groups = new Map<PersonId, RegisteredPushAddress[]>();
  for (const row of rows) {
    const group = groups.get(row.personId);
    if (group) group.push(row);
    else groups.set(row.personId, [row]);
  }
  return groups;
}
