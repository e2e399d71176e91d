import fc from 'fast-check';
import { isCodeAllowedCountry, maskPhone, parsePhone, phoneRegion, type PhoneNumber } from './phone-number';

function phone(input: string, region = 'FR'): PhoneNumber {
  const parsed = parsePhone(input, region);
  if (!parsed) throw new Error(`not a number: ${input}`);
  return parsed;
}

test.each([
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['06.12.34.56.78', 'FR', '+33612345678'],
  ['06\u00a012\u202f34-56/78', 'FR', '+33612345678'],
  ['+33 (0)6 12 34 56 78', 'FR', '+33612345678'],
  ['0033612345678', 'FR', '+33612345678'],
  ['\u202a+33 6 12 34 56 78\u202c', 'FR', '+33612345678'],
  ['+49 1512 3456789', 'FR', '+4915123456789'],
  ['787878', 'NC', '+687787878'],
])('%s typed in %s is %s', (input, region, expected) => {
  expect(parsePhone(input, region)).toBe(expected);
});

test.each([
  ['0692 12 34 56', 'RE', '+262692123456', 'RE'],
  ['0692 12 34 56', 'FR', '+262692123456', 'RE'],
  ['+33 692 12 34 56', 'FR', '+262692123456', 'RE'],
  ['0639 01 23 45', 'FR', '+262639012345', 'YT'],
  ['0690 00 12 34', 'MQ', '+590690001234', 'GP'],
  ['0694 20 12 34', 'FR', '+594694201234', 'GF'],
  ['0696 20 12 34', 'GP', '+596696201234', 'MQ'],
  ['0596 51 23 45', 'FR', '+596596512345', 'MQ'],
  ['06 12 34 56 78', 'RE', '+33612345678', 'FR'],
])('%s typed in %s belongs to its own territory: %s, %s', (input, region, expected, territory) => {
  const parsed = phone(input, region);
  expect(parsed).toBe(expected);
  expect(phoneRegion(parsed)).toBe(territory);
});

test.each([
  '', '+', '112', '36180', 'hello', '06 12 34 56 7', '٠٦١٢٣٤٥٦٧٨', '０６１２３４５６７８', '0612345678 ext 5', '0612345678;ext=5',
  '06\u202e12345678', '06\n12345678', '+33612345678,+33612345679', '0800 FLOWERS', `06 12 34 56 78${' '.repeat(30)}`,
])('%j is not a number', (input) => {
  expect(parsePhone(input, 'FR')).toBeUndefined();
}); // prettier-ignore

test('an unknown territory leaves only the international form', () => {
  expect(parsePhone('0612345678', 'XX')).toBeUndefined();
  expect(parsePhone('+33612345678', 'XX')).toBe('+33612345678');
});

test('a number is stable: parsing it again in any territory gives it back', () => {
  const nineDigits = fc
    .tuple(fc.constantFrom('6', '7'), fc.stringMatching(/^[0-9]{8}$/))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(nineDigits, fc.constantFrom('FR', 'RE', 'GP', 'US'), (digits, region) => {
      const parsed = parsePhone(`+33${digits}`, 'FR');
      if (parsed) expect(parsePhone(parsed, region)).toBe(parsed);
    }),
  );
});

test('no input makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (input, region) => void parsePhone(input, region)));
});

test('a masked number keeps the country and the last two digits only', () => {
  expect(maskPhone(phone('06 12 34 56 12'))).toBe('+33•••••12');
  expect(maskPhone(phone('0692 12 34 56', 'RE'))).toBe('+262•••••56');
});

test('a one-time code goes to mobiles of listed territories only', () => {
  const allowed = ['FR', 'RE', 'GB'];
  expect(isCodeAllowedCountry(phone('06 12 34 56 78'), allowed)).toBe(true);
  expect(isCodeAllowedCountry(phone('0692 12 34 56', 'RE'), allowed)).toBe(true);
  expect(isCodeAllowedCountry(phone('+49 1512 3456789'), allowed)).toBe(false);
});

test.each([
  ['premium', '0899 12 34 56', 'FR'],
  ['shared cost', '0820 12 34 56', 'FR'],
  ['landline', '01 42 34 56 78', 'FR'],
  ['satellite', '+881 612 345 678', '001'],
])('a one-time code is never sent to a %s number', (_type, input, listed) => {
  expect(isCodeAllowedCountry(phone(input), [listed])).toBe(false);
});
