import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Carrier } from './carrier/carrier.service';
import type { Calls } from './carrier/calls.service';
import type { Receipts } from './carrier/receipts.service';
import {
  callPlansSchema,
  connectSchema,
  dialledCallSchema,
  faultsSchema,
  keySchema,
  phonesSchema,
  receiptsSchema,
  subscriptionsSchema,
  subscriptionStateSchema,
  textSchema,
} from './control.schema';
import type { FaultPlan } from './faults';
import type { PushService } from './push/push.service';
import type { Threads } from './threads';

/** What the control API moves: the simulator. */
interface Controlled {
  readonly sms: Carrier;
  readonly calls: Calls;
  readonly push: PushService;
  readonly threads: Threads;
  readonly faults: FaultPlan;
  readonly receipts: Receipts;
  connect(serverUrl: string, publicUrl?: string): void;
  settle(): Promise<void>;
  state(): Record<string, unknown>;
}

type ById = { Params: { id: string } };
type ByPhone = { Params: { phone: string } };

/** JSON over loopback, so that another process can break the carrier, use its phones and see what they got. */
export function controlRoutes(app: FastifyInstance, simulator: Controlled): void {
  app.register(
    async (api) => {
      api.get('/', async () => simulator.state());
      api.put('/server', async (request, reply) => {
        const { serverUrl, publicUrl } = read(connectSchema, request);
        simulator.connect(serverUrl, publicUrl);
        return done(reply);
      });

      api.put('/faults', async (request) => {
        simulator.faults.set(read(faultsSchema, request).rules);
        return { rules: simulator.faults.rules };
      });
      api.post('/faults', async (request) => {
        simulator.faults.add(...read(faultsSchema, request).rules);
        return { rules: simulator.faults.rules };
      });
      api.delete('/faults', async (_request, reply) => {
        simulator.faults.clear();
        return done(reply);
      });
      api.put('/receipts', async (request) => {
        simulator.receipts.habits = { ...simulator.receipts.habits, ...read(receiptsSchema, request) };
        return simulator.receipts.habits;
      });

      api.put('/phones', async (request, reply) => {
        for (const { phone, condition } of read(phonesSchema, request).phones)
          simulator.sms.setCondition(phone, condition);
        return done(reply);
      });
      api.get<ByPhone>('/phones/:phone', async ({ params: { phone } }) => ({
        phone,
        condition: simulator.sms.conditionOf(phone),
        entries: simulator.threads.of(phone)?.entries ?? [],
      }));
      api.post('/texts', async (request) => simulator.sms.receive(read(textSchema, request)));

      api.put('/calls/plans', async (request, reply) => {
        for (const { phone, ...plan } of read(callPlansSchema, request).plans) simulator.calls.plan(phone, plan);
        return done(reply);
      });
      api.post('/calls', async (request) => simulator.calls.dial(read(dialledCallSchema, request)));
      api.get<ById>('/calls/:id', async ({ params: { id } }) => found(simulator.calls.get(id)));
      api.post<ById>('/calls/:id/keys', async (request, reply) => {
        const { key } = read(keySchema, request);
        return simulator.calls.press(request.params.id, key) ? done(reply) : nobodyWaits(reply);
      });
      api.post<ById>('/calls/:id/hang-up', async ({ params: { id } }, reply) =>
        simulator.calls.hangUp(id) ? done(reply) : nobodyWaits(reply),
      );

      api.post('/subscriptions', async (request) => ({
        subscriptions: read(subscriptionsSchema, request).subscriptions.map((wanted) =>
          simulator.push.createSubscription(wanted),
        ),
      }));
      api.put<ById>('/subscriptions/:id', async (request, reply) => {
        const { state } = read(subscriptionStateSchema, request);
        const change = { gone: 'kill', asleep: 'sleep', awake: 'wake' } as const;
        simulator.push[change[state]](request.params.id);
        return done(reply);
      });
      api.get<ById>('/subscriptions/:id', async ({ params: { id } }) => ({ id, payloads: simulator.push.sentTo(id) }));

      api.post('/settle', async (_request, reply) => {
        await simulator.settle();
        return done(reply);
      });
    },
    { prefix: '/control' },
  );
}

function read<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest): z.infer<Schema> {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  throw Object.assign(new Error('the request is not what this address takes'), {
    statusCode: 400,
    issues: parsed.error.issues,
  });
}

const done = (reply: FastifyReply): FastifyReply => reply.code(204).send();

const nobodyWaits = (reply: FastifyReply): FastifyReply =>
  reply.code(409).send({ message: 'no such call is under way, or it does not wait for that' });

function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw Object.assign(new Error('there is none of this name'), { statusCode: 404 });
  return thing;
}
