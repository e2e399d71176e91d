import { Pool } from 'pg';
import { PatientClient } from '../database/patient-client';

/**
 * Connections for one queue. The library borrows them for transactions and for LISTEN; one that the server ends while
 * nobody asks it anything would otherwise end this process with it, for nobody hears its error then.
 * @param max one for LISTEN included
 */
export function queuePool(databaseUrl: string, max: number, onFault: (fault: Error) => void): Pool {
  const pool = new Pool({
    Client: PatientClient,
    connectionString: databaseUrl,
    max,
    keepAlive: true,
    options: '-c search_path=bullmq',
  });
  pool.setMaxListeners(0);
  return pool.on('connect', (client) => void client.on('error', onFault)).on('error', onFault);
}
