import { DataSource, type DataSourceOptions } from 'typeorm';
import { int8AsNumber } from './int8';
import { PatientClient } from './patient-client';

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly poolSize?: number;
  /** Shown in pg_stat_activity and in the server's log. */
  readonly applicationName?: string;
  /** Ends a statement that runs longer, so that one bad query cannot hold a connection for ever. */
  readonly statementTimeoutMs?: number;
  /** Told of a connection that breaks while idle. The pool replaces it by itself: this is for the log. */
  readonly onIdleError?: (error: Error) => void;
}

/** A transaction that its program has forgotten keeps its locks; the server ends it after this. */
const idleInTransactionTimeoutMs = 30_000;
const connectTimeoutMs = 10_000;

/** Opened before Nest starts and closed after Nest has stopped: jobs still write while modules are torn down. */
export function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'tocsin',
    connectTimeoutMS: connectTimeoutMs,
    synchronize: false,
    // gen_random_uuid() is built in; uuid-ossp would have to be installed by a superuser.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolErrorHandler: options.onIdleError ?? (() => undefined),
    extra: {
      Client: PatientClient,
      types: int8AsNumber,
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
      keepAlive: true,
    },
  }).initialize();
}
