import type { DataSource } from 'typeorm';
import { Clock } from '../clock';
import { sqlOne } from './sql';

/**
 * The database's time, carried on between readings by this machine's monotonic clock: a machine whose own clock is
 * wrong still agrees with every other about what has expired.
 */
export class DatabaseClock extends Clock {
  private offsetMs = 0;

  private constructor(private readonly database: DataSource) {
    super();
  }

  static async start(database: DataSource): Promise<DatabaseClock> {
    const clock = new DatabaseClock(database);
    await clock.synchronise();
    return clock;
  }

  now(): Date {
    return new Date(performance.now() + this.offsetMs);
  }

  /** @returns how far this machine's own clock is off, in milliseconds */
  async synchronise(): Promise<number> {
    const before = performance.now();
    const { at } = await sqlOne<{ at: Date }>(this.database, 'SELECT clock_timestamp() AS at');
    const after = performance.now();
    this.offsetMs = at.getTime() - (before + after) / 2;
    return Date.now() - this.now().getTime();
  }
}
