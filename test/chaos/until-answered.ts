import type { Site } from './site';

/** @returns milliseconds since `beganMs` until an answer is acknowledged that was given from now on */
export async function untilAnswered(site: Site, beganMs: number): Promise<number> {
  const { lines } = site.history;
  const from = lines.length;
  const fresh = new Set<string>();
  await site.until('an answer is acknowledged', () => {
    for (const { event, key } of lines.slice(from)) {
      if (event === 'invoke') fresh.add(key);
      if (event === 'ok' && fresh.has(key)) return true;
    }
    return false;
  });
  return Date.now() - beganMs;
}
