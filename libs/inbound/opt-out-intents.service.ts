import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { classesOfNumber, senderOf } from '../channels/sms/senders';
import { discreetAmong } from '../people/people.queries';
import { optOutsOf } from '../people/opt-outs.queries';
import { OptOutsService } from '../people/opt-outs.service';
import { type OptOutClass, optOutClasses, type PersonId } from '../people/person';
import { type CarrierAccount, carrierAccounts, Config } from '../platform/config/config';
import type { Intent } from './intent';
import type { OptOutReply } from './reply';

export type OptOutIntent = Extract<Intent, { kind: 'opt_out' | 'opt_in' }>;

/**
 * STOP and START: of a class that is named, of all, or of what the number that they are sent to is for. One word is the way
 * out for whoever is discreet.
 */
@Injectable()
export class OptOutIntentsService {
  private readonly accounts: readonly CarrierAccount[];

  constructor(
    private readonly optOuts: OptOutsService,
    config: Config,
  ) {
    this.accounts = carrierAccounts(config);
  }

  /** @param number of ours, which the text was sent to */
  async carryOut(
    tx: EntityManager,
    { personId, number }: { readonly personId: PersonId; readonly number: string },
    { kind, class: scope, isCarriers }: OptOutIntent,
  ): Promise<OptOutReply> {
    const here = classesOfNumber(this.accounts, number);
    const isDiscreet = (await discreetAmong(tx, [personId])).has(personId);
    const isAll = scope === 'all' || (scope === 'here' && isDiscreet);
    const named = isAll ? optOutClasses : scope === 'here' ? here : [scope];
    const barred = isCarriers ? here : [];
    if (kind === 'opt_in') {
      await this.optOuts.clear(personId, barred, 'carrier', tx);
      await this.optOuts.clear(personId, named, 'person', tx);
    } else {
      await this.optOuts.set(personId, named, 'person', tx);
      await this.optOuts.bar(personId, barred, number, tx);
    }
    const silenced = (await optOutsOf(tx, [personId])).map((each) => each.class);
    return {
      kind: kind === 'opt_out' ? 'opted_out' : 'opted_in',
      silent: kind === 'opt_out' ? named : optOutClasses.filter((each) => silenced.includes(each)),
      speaking: optOutClasses.filter((each) => !silenced.includes(each)),
      numbers: [...new Set(named.map((each) => this.senderOf(each, here, number)))],
    };
  }

  /** The number that the person knows, where it is the one; else that of the first route. */
  private senderOf(named: OptOutClass, here: readonly OptOutClass[], number: string): string {
    const [first] = this.accounts;
    return here.includes(named) || !first ? number : senderOf(first, named);
  }
}
