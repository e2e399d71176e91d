import { Agent } from 'node:https';
import { createPostgresBackend, withBackend } from 'bullmq';
import twilio from 'twilio';
import { type DataSource, EntitySchema } from 'typeorm';
import { generateVAPIDKeys, sendNotification } from 'web-push';
import { hasPush, phoneOf } from './fan-out-crowd';
import { keysOf } from './fan-out-people';
import type { SinkAddress } from './fan-out-sink';

const { Queue, Worker } = withBackend(createPostgresBackend);

interface Delivery {
  id: string;
  person: number;
  channel: string;
  status: string;
  reference: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** As a good team would write it first: a uuid, a status in words, two times, an index on the status. */
export const IdiomaticDelivery = new EntitySchema<Delivery>({
  name: 'IdiomaticDelivery',
  tableName: 'idiomatic_delivery',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    person: { type: 'integer' },
    channel: { type: 'text' },
    status: { type: 'text' },
    reference: { type: 'text', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz', createDate: true },
    updatedAt: { name: 'updated_at', type: 'timestamptz', updateDate: true },
  },
  indices: [{ columns: ['status'] }],
});

/** Jobs under way at once, and deliveries that are saved at once while the audience is written. */
const parallel = 50;
const savedAtOnce = 10;
const words = 'ALERTE 21:20 Attaque armée, Paris 11e. Restez où vous êtes, éloignez-vous des fenêtres.';

/**
 * The way to compare with: `save()` for each delivery, a job for each recipient, the carriers' own libraries one by
 * one, `save()` again. Its carrier has no faults, and nothing is confirmed.
 * @returns microseconds for each recipient
 */
export async function idiomaticFanOut(
  { database, url, sink }: { readonly database: DataSource; readonly url: string; readonly sink: SinkAddress },
  people: number,
): Promise<number> {
  const deliveries = database.getRepository(IdiomaticDelivery);
  const send = senders(sink);
  const connection = { connectionString: url, schema: 'idiomatic', max: parallel + 2 };
  const queue = new Queue('deliveries', { connection });
  let left = people;
  let allSent = (): void => undefined;
  const done = new Promise<void>((resolve) => (allSent = resolve));
  const worker = new Worker<{ id: string }>(
    'deliveries',
    async ({ data: { id } }) => {
      const delivery = await deliveries.findOneByOrFail({ id });
      delivery.reference =
        delivery.channel === 'push' ? await send.push(delivery.person) : await send.sms(delivery.person);
      delivery.status = 'sent';
      await deliveries.save(delivery);
      if (--left === 0) allSent();
    },
    { connection, concurrency: parallel },
  );
  await worker.waitUntilReady();
  const began = performance.now();
  let next = 0;
  const planner = async (): Promise<void> => {
    while (next < people) {
      const person = next++;
      const delivery = await deliveries.save({ person, channel: hasPush(person) ? 'push' : 'sms', status: 'queued' });
      await queue.add('deliver', { id: delivery.id }, { jobId: delivery.id, removeOnComplete: true });
    }
  };
  await Promise.all(Array.from({ length: savedAtOnce }, planner));
  await done;
  const microseconds = ((performance.now() - began) * 1000) / people;
  await worker.close();
  await queue.close();
  return microseconds;
}

function senders({ smsUrl, pushOrigin, certificate }: SinkAddress) {
  const client = twilio(`AC${'1'.repeat(32)}`, 'a-token-of-the-carrier');
  client.api.baseUrl = smsUrl;
  const agent = new Agent({ keepAlive: true, ca: certificate });
  const vapidDetails = { ...generateVAPIDKeys(), subject: 'mailto:operations@example.org' };
  const payload = JSON.stringify({ title: 'Tocsin', body: words });
  return {
    push: async (person: number): Promise<string> => {
      const address = { endpoint: `${pushOrigin}/push/${person}`, keys: keysOf(person) };
      const { headers } = await sendNotification(address, payload, { vapidDetails, agent, TTL: 3600 });
      return headers['location'];
    },
    sms: async (person: number): Promise<string> => {
      const { sid } = await client.messages.create({
        to: phoneOf(person),
        from: '38440',
        body: words,
        validityPeriod: 3600,
      });
      return sid;
    },
  };
}
