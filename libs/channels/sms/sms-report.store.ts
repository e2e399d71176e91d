import { type Database, sql } from '../../platform/database/sql';
import type { WorkerReport } from './sms-outlook';

const freshSeconds = 30;

/** Writes what this worker knows, and forgets workers that are gone. */
export async function writeReport(database: Database, worker: string, report: WorkerReport): Promise<void> {
  await sql(
    database,
    `INSERT INTO carrier_report (worker, report) VALUES ($1, $2)
     ON CONFLICT (worker) DO UPDATE SET report = $2, reported_at = clock_timestamp()`,
    [worker, JSON.stringify(report)],
  );
  await sql(database, `DELETE FROM carrier_report WHERE reported_at < clock_timestamp() - interval '1 hour'`);
}

/** Of the workers that live. */
export async function freshReports(database: Database): Promise<WorkerReport[]> {
  const rows = await sql<{ report: WorkerReport }>(
    database,
    `SELECT report FROM carrier_report WHERE reported_at > clock_timestamp() - make_interval(secs => ${freshSeconds})`,
  );
  return rows.map(({ report }) => report);
}
