import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { sql } from '../platform/database/sql';
import { type OptOutClass, optOutClasses, type OptOutSource, type PersonId } from './person';

@Injectable()
export class OptOutsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Silences these classes and no other; what the carrier silenced stays so. */
  async choose(personId: PersonId, silent: readonly OptOutClass[]): Promise<void> {
    const others = optOutClasses.filter((each) => !silent.includes(each));
    await this.database.transaction(async (tx) => {
      await this.clear(personId, others, 'person', tx);
      await this.set(personId, silent, 'person', tx);
    });
  }

  set(
    personId: PersonId,
    classes: readonly OptOutClass[],
    source: OptOutSource,
    tx: EntityManager = this.database.manager,
  ): Promise<void> {
    return this.write(personId, classes, { source, number: null }, tx);
  }

  /** The carrier lets this number of ours write no more to the person, who alone can lift it, by a START there. */
  bar(
    personId: PersonId,
    classes: readonly OptOutClass[],
    number: string | undefined,
    tx: EntityManager = this.database.manager,
  ): Promise<void> {
    return this.write(personId, classes, { source: 'carrier', number: number ?? null }, tx);
  }

  /** @param source the person lifts what they silenced themselves; the carrier, on START, lifts either */
  async clear(
    personId: PersonId,
    classes: readonly OptOutClass[],
    source: OptOutSource,
    tx: EntityManager = this.database.manager,
  ): Promise<void> {
    await sql(
      tx,
      `DELETE FROM opt_out WHERE person_id = $1 AND class = ANY ($2::text[]) AND (source = 'person' OR $3 = 'carrier')`,
      [personId, classes, source],
    );
  }

  /** A carrier's refusal outlasts the person's own wish: it is the one that we cannot lift. */
  private async write(
    personId: PersonId,
    classes: readonly OptOutClass[],
    { source, number }: { readonly source: OptOutSource; readonly number: string | null },
    tx: EntityManager,
  ): Promise<void> {
    await sql(
      tx,
      `INSERT INTO opt_out (person_id, class, source, number, created_at)
       SELECT id, class, $3, $5, $4
       FROM (SELECT id FROM person WHERE id = $1 FOR KEY SHARE) AS person, unnest($2::text[]) AS class
       ORDER BY class
       ON CONFLICT (person_id, class) DO UPDATE SET source = EXCLUDED.source, number = EXCLUDED.number
         WHERE EXCLUDED.source = 'carrier'`,
      [personId, classes, source, this.clock.now(), number],
    );
  }
}
