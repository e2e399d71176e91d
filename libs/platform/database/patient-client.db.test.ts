import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { createTestDatabase } from '../../../test/world/test-database';
import { PatientClient } from './patient-client';
import { poolOf } from './pool-of';

test('a server that recovers is asked a few times a second, however many want it', async () => {
  let asked = 0;
  const refuse = (text: string): Buffer => {
    const body = Buffer.from(`SFATAL\0C57P03\0M${text}\0\0`);
    const head = Buffer.alloc(5);
    head.write('E');
    head.writeUInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const server = createServer((socket) => {
    asked += 1;
    socket.on('error', () => undefined).once('data', () => socket.end(refuse('the database system is starting up')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const pool = new Pool({ host: '127.0.0.1', port, user: 'u', database: 'd', max: 5, Client: PatientClient });
  const began = performance.now();
  let refused = 0;
  while (performance.now() - began < 500)
    await pool.query('SELECT 1').catch((fault: Error) => {
      if (fault.message.includes('starting up')) refused += 1;
    });
  expect(refused).toBeGreaterThan(20);
  expect(asked).toBeLessThanOrEqual(4);
  await pool.end();
  await new Promise((resolve) => server.close(resolve));
});

test('an error of a broken connection that was given back already ends nothing', async () => {
  await using database = await createTestDatabase({ poolSize: 1 });
  const client = await poolOf(database.dataSource).connect();
  client.release(new Error('write EPIPE'));
  client.emit('error', new Error('terminating connection due to unexpected postmaster exit'));
  expect(await database.dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});
