import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { parsePushAddress, type PushAddress } from '../channels/push-address';
import { Clock } from '../platform/clock';
import type { Database } from '../platform/database/sql';
import { Config } from '../platform/config/config';
import { type RateLimit, RateLimits } from '../platform/http/rate-limits';
import { platformProblems } from '../platform/platform-problems';
import { Vault } from '../platform/vault/vault';
import { ipNetwork } from '../platform/http/ip-network';
import { lockPerson } from './people.store';
import { peopleProblems } from './people-problems';
import type { PersonId } from './person';
import { deletePushAddress, holdPushAddress, insertPushAddress, countPushAddresses } from './push-addresses.store';
import { sealedValue } from './sealed-values';

const mostPerPerson = 10;
const perNetwork: RateLimit = { name: 'push-network', points: 50, windowSeconds: 86_400 };

@Injectable()
export class PushAddressesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly vault: Vault,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Adds the device; the same one again changes nothing. A device that another person registered moves to this one if
   * it knows the same secret: it is the same browser, and only its present owner may be told things there.
   * @throws push-address-refused, too-many-push-addresses or too-many-requests
   */
  async register(personId: PersonId, input: unknown, ip: string): Promise<void> {
    const address = parsePushAddress(input, this.config.pushServiceUrl);
    if (!address) throw peopleProblems['push-address-refused']();
    await this.limits.take(perNetwork, this.vault.index(ipNetwork(ip)).toString('base64url'));
    const endpointIndex = this.vault.index(address.endpoint);
    await this.database.transaction(async (tx) => {
      if (!(await lockPerson(tx, personId))) throw platformProblems['not-signed-in']();
      const known = await holdPushAddress(tx, endpointIndex);
      if (known) {
        const context = sealedValue.pushAddress(known.personId, endpointIndex);
        if (!isSame(JSON.parse(this.vault.open(known.addressSealed, context)) as PushAddress, address)) {
          throw peopleProblems['push-address-refused']();
        }
        if (known.personId === personId) return;
        await deletePushAddress(tx, known.personId, endpointIndex);
      }
      if ((await countPushAddresses(tx, personId)) >= mostPerPerson) throw peopleProblems['too-many-push-addresses']();
      const addressSealed = this.vault.seal(JSON.stringify(address), sealedValue.pushAddress(personId, endpointIndex));
      await insertPushAddress(tx, { personId, endpointIndex, addressSealed, createdAt: this.clock.now() });
    });
  }

  /**
   * Knowing the endpoint is not enough: it must be this person's own. Also called when a push service says that the
   * address is gone.
   * @returns false when this person has no such device
   */
  remove(personId: PersonId, endpoint: string, database: Database = this.database): Promise<boolean> {
    return deletePushAddress(database, personId, this.vault.index(endpoint));
  }
}

const isSame = (one: PushAddress, other: PushAddress): boolean =>
  one.keys.auth === other.keys.auth && one.keys.p256dh === other.keys.p256dh;
