import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GotLine, LedgerLine } from './ledger';
import { LedgerStore, readLedger } from './ledger.store';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const got = (body: string): GotLine => ({
  event: 'got',
  at: '2015-11-13T21:20:00.000Z',
  kind: 'sms',
  to: '+33639980001',
  from: '+33199000112',
  body,
  sid: 'SM1',
});

async function all(file: string): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  for await (const line of readLedger(file)) lines.push(line);
  return lines;
}

test('what was written is read back, line breaks and Arabic included', async () => {
  const file = join(folder, 'deep', 'ledger.ndjson');
  const bodies = ['Alerte\nRestez chez vous', 'هل أنت بخير؟', 'x'.repeat(200_000), 'fin \u2028 "quoted"'];
  {
    using ledger = new LedgerStore(file);
    for (const body of bodies) ledger.append(got(body));
  }
  expect(await all(file)).toEqual(bodies.map(got));
});

test('a second run appends to the first', async () => {
  const file = join(folder, 'two-runs.ndjson');
  for (const body of ['one', 'two']) {
    using ledger = new LedgerStore(file);
    ledger.append(got(body));
  }
  expect(await all(file)).toEqual([got('one'), got('two')]);
});

test('the line that a killed process left half written is ignored', async () => {
  const file = join(folder, 'torn.ndjson');
  writeFileSync(file, `${JSON.stringify(got('whole'))}\n`);
  appendFileSync(file, JSON.stringify(got('torn')).slice(0, 40));
  expect(await all(file)).toEqual([got('whole')]);
});

test('the next run starts on a line of its own after such a death', async () => {
  const file = join(folder, 'torn-then-more.ndjson');
  writeFileSync(file, `${JSON.stringify(got('whole'))}\n${JSON.stringify(got('x'.repeat(100_000))).slice(0, 90_000)}`);
  {
    using ledger = new LedgerStore(file);
    ledger.append(got('after'));
  }
  expect(await all(file)).toEqual([got('whole'), got('after')]);
});

test('a broken line in the middle is not passed over in silence', async () => {
  const file = join(folder, 'broken.ndjson');
  writeFileSync(file, `${JSON.stringify(got('whole'))}\n{"event":"rumour","at":"x"}\n${JSON.stringify(got('more'))}\n`);
  await expect(all(file)).rejects.toThrow(SyntaxError);
});

test('lines reach the disk without anyone closing the ledger', async () => {
  const file = join(folder, 'open.ndjson');
  using ledger = new LedgerStore(file);
  ledger.append(got('soon'));
  ledger.flush();
  expect(readFileSync(file, 'utf8')).toContain('"soon"');
});
