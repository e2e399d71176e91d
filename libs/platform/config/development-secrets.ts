import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateVAPIDKeys } from 'web-push';
import type { DevelopmentSecrets } from './config';

/** Loads the machine's own secrets from `<directory>/secrets.json`, or makes them at the first start. */
export function developmentSecrets(directory: string): DevelopmentSecrets {
  const file = join(directory, 'secrets.json');
  mkdirSync(directory, { recursive: true });
  const vapid = generateVAPIDKeys();
  const fresh: DevelopmentSecrets = {
    sealKey: randomBytes(32).toString('base64'),
    indexKey: randomBytes(32).toString('base64'),
    vapidPublicKey: vapid.publicKey,
    vapidPrivateKey: vapid.privateKey,
  };
  try {
    writeFileSync(file, JSON.stringify(fresh, null, 2), { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    return JSON.parse(readFileSync(file, 'utf8')) as DevelopmentSecrets;
  }
}
