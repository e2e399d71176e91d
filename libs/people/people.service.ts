import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Language } from '../channels/language';
import type { PhoneNumber } from '../channels/phone-number';
import { Clock } from '../platform/clock';
import { Vault } from '../platform/vault/vault';
import {
  holdByPhoneIndex,
  holdPerson,
  insertPerson,
  lockPerson,
  personOfPublicId,
  reservePersonId,
  updatePerson,
} from './people.store';
import type { PersonId } from './person';
import { sealedValue } from './sealed-values';

/** What a person may correct; a null name forgets it. */
export interface Correction {
  readonly name?: string | null;
  readonly language?: Language;
  readonly isDiscreet?: boolean;
}

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Everybody who writes to us or is named to us by phone is a person; subscribing verifies them.
   * @param language to write to them in, used only when the phone is new
   */
  async findOrCreateByPhone(tx: EntityManager, phone: PhoneNumber, language: Language): Promise<PersonId> {
    const phoneIndex = this.vault.index(phone);
    for (;;) {
      const known = await holdByPhoneIndex(tx, phoneIndex);
      if (known !== undefined) return known;
      const id = await reservePersonId(tx);
      const phoneSealed = this.vault.seal(phone, sealedValue.phone(id));
      // Lost to another transaction: look again, since an erasure may already have taken its row.
      if (await insertPerson(tx, { id, phoneIndex, phoneSealed, language, createdAt: this.clock.now() })) return id;
    }
  }

  /** Keeps the person from being erased until the transaction ends; false when they are gone already. */
  hold(tx: EntityManager, id: PersonId): Promise<boolean> {
    return holdPerson(tx, id);
  }

  /** As `hold`, and one transaction at a time: for what must be counted about a person before it is added. */
  lock(tx: EntityManager, id: PersonId): Promise<boolean> {
    return lockPerson(tx, id);
  }

  /** @returns undefined for nobody's */
  idOfPublic(tx: EntityManager, publicId: string): Promise<PersonId | undefined> {
    return personOfPublicId(tx, publicId);
  }

  async correct(
    id: PersonId,
    { name, language, isDiscreet }: Correction,
    tx: EntityManager = this.database.manager,
  ): Promise<void> {
    const nameSealed = typeof name === 'string' ? this.vault.seal(name, sealedValue.name(id)) : name;
    await updatePerson(tx, id, { language, nameSealed, isDiscreet });
  }
}
