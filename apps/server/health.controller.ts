import { Controller, Get, HttpCode } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sql } from '../../libs/platform/database/sql';
import { Policy } from '../../libs/platform/http/policy';
import { platformProblems } from '../../libs/platform/platform-problems';

const answersWithinMs = 2000;

@Controller()
export class HealthController {
  constructor(private readonly database: DataSource) {}

  /** The process runs; restarting it would not help a database that is away. */
  @Get('livez')
  @Policy('public')
  @HttpCode(200)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Requests may be sent here. */
  @Get('readyz')
  @Policy('public')
  async ready(): Promise<{ status: 'ok' }> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the database does not answer')), answersWithinMs);
    });
    try {
      await Promise.race([sql(this.database, 'SELECT 1'), late]);
      return { status: 'ok' };
    } catch {
      throw platformProblems['overloaded']('The database does not answer', { retryAfterSeconds: 2 });
    } finally {
      clearTimeout(timer);
    }
  }
}
