import 'reflect-metadata';
import { generateVAPIDKeys } from 'web-push';
import { type RunningServer, startServer } from '../../apps/server/start';
import { AnswerBatchesService } from '../../libs/check-ins/answer-batches.service';
import { AnswerWriterService } from '../../libs/check-ins/answer-writer.service';
import { OwnAnswersService } from '../../libs/check-ins/own-answers.service';
import { PersonSessionsService } from '../../libs/people/person-sessions.service';
import { type Config, readConfig } from '../../libs/platform/config/config';
import { openDatabase } from '../../libs/platform/database/open-database';
import { peerEntities, startIdiomatic, startRaw } from './check-in-peers';

/** Who is measured: each in a process of its own, alike but for what it does with an answer. */
export type Contestant = 'ours' | 'raw' | 'oneEach' | 'idiomatic';

async function listen(contestant: Contestant, databaseUrl: string): Promise<number> {
  if (contestant === 'idiomatic') {
    return startIdiomatic(await openDatabase({ url: databaseUrl, entities: peerEntities, poolSize: 20 }));
  }
  const server = await startServer({ config: configOf(databaseUrl) });
  const { app } = server;
  if (contestant === 'raw') {
    const sessions = app.get(PersonSessionsService, { strict: false });
    return startRaw(sessions, app.get(OwnAnswersService, { strict: false }));
  }
  if (contestant === 'oneEach') writeOneByOne(server);
  return Number(new URL(server.url).port);
}

/** Our own stack, but for one transaction for each answer. */
function writeOneByOne({ app, platform }: RunningServer): void {
  const writer = app.get(AnswerWriterService, { strict: false });
  app.get(AnswerBatchesService, { strict: false }).record = async (checkIn, door) => {
    const [recorded] = await platform.database.transaction((tx) => writer.write(tx, [{ checkIn, door }]));
    return recorded;
  };
}

function configOf(databaseUrl: string): Config {
  const { publicKey: vapidPublicKey, privateKey: vapidPrivateKey } = generateVAPIDKeys();
  const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
  const variables = { NODE_ENV: 'test', PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: databaseUrl, TOCSIN_ROLES: 'api' }; // prettier-ignore
  return readConfig(variables, () => ({ sealKey: key(1), indexKey: key(2), vapidPublicKey, vapidPrivateKey }));
}

if (process.send) {
  const [contestant, databaseUrl] = process.argv.slice(2) as [Contestant, string];
  process.once('disconnect', () => process.exit(0));
  process.on('message', () => process.send?.({ peakRssMb: process.resourceUsage().maxRSS / 1024 }));
  listen(contestant, databaseUrl).then(
    (port) => process.send?.({ port }),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
}
