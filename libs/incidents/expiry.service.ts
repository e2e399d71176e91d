import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../platform/clock';
import { sql } from '../platform/database/sql';

const closesAfterMs = 24 * 60 * 60 * 1000;

/** Time's own changes of an incident: an alert that nobody renewed expires, and what is over is closed a day later. */
@Injectable()
export class ExpiryService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async expireAndClose(): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const expired = await sql<{ publicId: string }>(
        tx,
        `UPDATE incident SET status = 'expired', ended_at = $1 WHERE status = 'active' AND expires_at <= $1
         RETURNING public_id AS "publicId"`,
        [now],
      );
      const closed = await sql<{ publicId: string }>(
        tx,
        `UPDATE incident SET status = 'closed' WHERE status IN ('all_clear', 'cancelled', 'expired') AND ended_at <= $1
         RETURNING public_id AS "publicId"`,
        [new Date(now.getTime() - closesAfterMs)],
      );
      for (const [action, incidents] of [
        ['incident-expired', expired],
        ['incident-closed', closed],
      ] as const) {
        for (const { publicId } of incidents) {
          await this.audit.record(tx, { actor: 'clock', action, subject: `incident:${publicId}`, detail: {} });
        }
      }
    });
  }
}
