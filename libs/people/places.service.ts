import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { snapToCell } from '../geo/cell';
import { Clock } from '../platform/clock';
import { emit } from '../platform/events/outbox';
import { platformProblems } from '../platform/platform-problems';
import { lockPerson } from './people.store';
import { placesChanged } from './people-events';
import type { PersonId } from './person';
import { type PlaceInput, toPlace } from './place-input';
import { writeLastPlace, writePlaces } from './places.store';

const lastPlaceHours = 24;

@Injectable()
export class PlacesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async replacePlaces(personId: PersonId, places: readonly PlaceInput[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await lockPerson(tx, personId))) throw platformProblems['not-signed-in']();
      const now = this.clock.now();
      await writePlaces(tx, personId, places.map(toPlace), now);
      await emit(tx, placesChanged(personId, now));
    });
  }

  /** Where the person was last, as a neighbourhood, for a day. */
  async setLastPlace(personId: PersonId, position: { latitude: number; longitude: number }): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await lockPerson(tx, personId))) throw platformProblems['not-signed-in']();
      const at = this.clock.now();
      const expiresAt = new Date(at.getTime() + lastPlaceHours * 3_600_000);
      await writeLastPlace(tx, personId, snapToCell(position.latitude, position.longitude), { at, expiresAt });
      await emit(tx, placesChanged(personId, at));
    });
  }
}
