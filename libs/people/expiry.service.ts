import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock';
import { sql } from '../platform/database/sql';

const expiring = ['one_time_code', 'person_link', 'person_place'] as const;

@Injectable()
export class ExpiryService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Deletes codes, links, sessions and last places whose time is over. Nothing relies on it: reads check the time too. */
  async purge(): Promise<Readonly<Record<(typeof expiring)[number], number>>> {
    const now = this.clock.now();
    const counts = { one_time_code: 0, person_link: 0, person_place: 0 };
    for (const table of expiring) {
      counts[table] = (
        await sql(this.database, `DELETE FROM ${table} WHERE expires_at <= $1 RETURNING 1`, [now])
      ).length;
    }
    return counts;
  }
}
