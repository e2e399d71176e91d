import { type Database, sqlOne } from '../platform/database/sql';

/** Whether no message waits to leave now, so that there is time to prepare for the next alert. */
export async function isQuiet(database: Database): Promise<boolean> {
  const { quiet } = await sqlOne<{ quiet: boolean }>(
    database,
    'SELECT NOT EXISTS (SELECT FROM delivery_page WHERE done_at IS NULL AND due_at <= clock_timestamp()) AS quiet',
  );
  return quiet;
}
