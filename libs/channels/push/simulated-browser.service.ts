import { fetch } from 'undici';

const patienceMs = 2000;

/**
 * Asks the simulated push service for a browser.
 * @returns the browser's PushSubscription as JSON
 */
export async function browserOfSimulator(simulatorUrl: string, owner: string): Promise<unknown> {
  const response = await fetch(`${simulatorUrl}/control/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subscriptions: [{ owner }] }),
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!response.ok) throw new Error(`the simulator gives no browser: ${response.status}`);
  const { subscriptions } = (await response.json()) as { subscriptions: { endpoint: string; keys: object }[] };
  const [{ endpoint, keys }] = subscriptions;
  return { endpoint, keys };
}
