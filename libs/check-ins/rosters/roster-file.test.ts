import { Problem } from '../../platform/problem';
import { readRosterFile } from './roster-file.service';

const refusal = async (file: string | Buffer): Promise<string> => {
  try {
    await readRosterFile(Buffer.from(file));
    return 'read';
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return problem.slug;
  }
};

test('a list is read as spreadsheets save it', async () => {
  const lines = [{ line: 2, phone: '0612345678', status: 'présent' }];
  expect(await readRosterFile(Buffer.from('phone,status\n0612345678,présent\n'))).toEqual(lines);
  expect(await readRosterFile(Buffer.from('\uFEFFTéléphone;Statut\r\n0612345678;présent\r\n\r\n'))).toEqual(lines);
  expect(await readRosterFile(Buffer.from('Nom\tStatut\tTéléphone\nLéa\tprésent\t0612345678'))).toEqual(lines);
  expect(await readRosterFile(Buffer.from('T\xe9l\xe9phone;Statut\n0612345678;pr\xe9sent', 'latin1'))).toEqual(lines);
  expect(await readRosterFile(Buffer.from('"phone","status"\n"0612345678","présent"'))).toEqual(lines);
});

test('nothing but the two columns is kept', async () => {
  const read = await readRosterFile(Buffer.from('phone,status,diagnosis\n0612345678,1,secret'));
  expect(JSON.stringify(read)).not.toContain('secret');
});

test.each([
  ['', 'roster-without-columns'],
  ['a,b\n1,2', 'roster-without-columns'],
  ['phone,status\n"06,1', 'roster-unreadable'],
  ['phone,status\n06\0,1', 'roster-unreadable'],
  [`phone,status${',x'.repeat(49)}`, 'roster-too-large'],
  [`phone,status${',x'.repeat(48)}`, 'read'],
  [`phone,status\n06,1${',x'.repeat(49)}`, 'roster-too-large'],
  [`phone,status\n06,${'1'.repeat(200_000)}`, 'roster-unreadable'],
])('the file %# is %s', async (file, outcome) => {
  expect(await refusal(file)).toBe(outcome);
});

test('a hundred thousand rows are read, one more is too many, and so are more than ten megabytes', async () => {
  const rows = (count: number): string => `phone,status\n${'06,1\n'.repeat(count)}`;
  expect(await readRosterFile(Buffer.from(rows(100_000)))).toHaveLength(100_000);
  expect(await refusal(rows(100_001))).toBe('roster-too-large');
  expect(await refusal(Buffer.alloc(10 * 1024 * 1024 + 1, 'x'))).toBe('roster-too-large');
});
