import { z } from 'zod';
import type { Webhooks } from '../webhooks.service';

const payloadSchema = z.object({ notification: z.object({ data: z.object({ receipt: z.string() }) }) });

/** What service workers do besides showing a message: they tell the service that it was shown. */
export class Beacons {
  /** False: browsers show what comes and say nothing, as when the line breaks right after. */
  areSent = true;

  constructor(private readonly webhooks: Webhooks) {}

  /** @param payload of a push; one that carries no receipt token is none of this service */
  shown(payload: string): void {
    const url = this.webhooks.publicAddress('/v1/receipts/push');
    const token = this.areSent && url !== '' ? tokenIn(payload) : undefined;
    if (token === undefined) return;
    const body = JSON.stringify({ token, stage: 'delivered' });
    void this.webhooks.post(url, { headers: { 'content-type': 'application/json' }, body });
  }
}

function tokenIn(payload: string): string | undefined {
  try {
    return payloadSchema.safeParse(JSON.parse(payload)).data?.notification.data.receipt;
  } catch {
    return undefined;
  }
}
