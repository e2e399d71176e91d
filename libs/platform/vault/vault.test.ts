import { Vault } from './vault';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const vault = new Vault({ sealKey: key(1), indexKey: key(2) });

test('a sealed value opens in its own row only', () => {
  const sealed = vault.seal('+33612345678', 'person:1:phone');
  expect(vault.open(sealed, 'person:1:phone')).toBe('+33612345678');
  expect(() => vault.open(sealed, 'person:2:phone')).toThrow();
});

test('one altered byte anywhere in a sealed value is noticed', () => {
  const sealed = vault.seal('Amina', 'person:1:name');
  for (let i = 0; i < sealed.length; i++) {
    const altered = Buffer.from(sealed);
    altered[i] = (altered[i] ?? 0) ^ 1;
    expect(() => vault.open(altered, 'person:1:name')).toThrow();
  }
});

test('the blind index depends on its own key, and the same value is never sealed twice alike', () => {
  const other = new Vault({ sealKey: key(1), indexKey: key(3) });
  expect(vault.index('+33612345678')).toEqual(vault.index('+33612345678'));
  expect(vault.index('+33612345678')).not.toEqual(other.index('+33612345678'));
  expect(vault.seal('x', 'c')).not.toEqual(vault.seal('x', 'c'));
});

test('short or shared keys are refused', () => {
  expect(() => new Vault({ sealKey: 'AAAA', indexKey: key(2) })).toThrow(RangeError);
  expect(() => new Vault({ sealKey: key(1), indexKey: key(1) })).toThrow(RangeError);
});
