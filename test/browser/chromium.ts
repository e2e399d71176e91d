import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** The system's Chromium. A missing browser fails the run: a page that nobody has looked at is not tested. */
export function launchChromium(): Promise<Browser> {
  if (!executablePath) throw new Error('Chromium is missing: apt-get install -y chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
