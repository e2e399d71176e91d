import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The account that runs the server. PostgreSQL refuses to run as root, so root lends it a lesser one. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The accounts that root tries, in this order. None is created: a server must not change the machine's users. */
const lesserAccounts = ['postgres', 'nobody'];

/**
 * @returns undefined when this process can run the server under its own account
 * @param data an existing data directory keeps the account that made it
 */
export function chooseAccount(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = parsePasswd(readFileSync('/etc/passwd', 'utf8'));
  for (const name of lesserAccounts) {
    const account = accounts.get(name);
    if (account) return account;
  }
  throw new Error(
    `PostgreSQL does not run as root and this machine has none of the accounts ${lesserAccounts.join(', ')}. ` +
      'Run as another user, or set DATABASE_URL to a server of your own.',
  );
}

export function parsePasswd(text: string): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of text.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    // macOS writes nobody as -2: no number that a process can be given.
    if (name && Number(uid) > 0 && Number(gid) >= 0) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

/** Whether the account can enter the directory, asked of the system itself: modes, access lists and mounts all count. */
export function canEnter(directory: string, account: Account | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { cwd: '/', ...account }).status === 0;
}
