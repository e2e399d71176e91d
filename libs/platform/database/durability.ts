import type { DataSource } from 'typeorm';

/** What a commit must survive a power cut with (PostgreSQL manual, "Reliability and the Write-Ahead Log"). */
const required = {
  fsync: { refused: ['off'], remedy: 'set fsync = on in postgresql.conf and restart the server' },
  full_page_writes: { refused: ['off'], remedy: 'set full_page_writes = on in postgresql.conf and reload' },
  synchronous_commit: {
    refused: ['off'],
    remedy:
      'set synchronous_commit = on (or remote_write, remote_apply, local) for the server, the database and the role',
  },
  data_checksums: { refused: ['off'], remedy: 'stop the server and run pg_checksums --enable on its data directory' },
} as const;

type Setting = keyof typeof required;
const settings = Object.keys(required) as Setting[];

/** @returns one sentence per fault, empty when a committed fact is a fact; a setting that is missing is a fault */
export function durabilityFaults(found: Readonly<Partial<Record<Setting, string>>>): string[] {
  return settings.flatMap((name) => {
    const value = found[name];
    const { refused, remedy } = required[name];
    if (value !== undefined && !(refused as readonly string[]).includes(value)) return [];
    return [`${name} is ${value ?? 'unknown'}: ${remedy}`];
  });
}

/** Refuses a server that would forget an alert, or an answer, that it has confirmed. */
export async function assertDurable(dataSource: DataSource): Promise<void> {
  const rows: { name: Setting; setting: string }[] = await dataSource.query(
    'select name, setting from pg_settings where name = any($1)',
    [settings],
  );
  const faults = durabilityFaults(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])));
  if (faults.length > 0) {
    throw new Error(`The database may lose what it has confirmed:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  }
}
