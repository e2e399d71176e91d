import { classesOfNumber, numbersOf, senderOf } from './senders';

const account = { from: '38440', fromByClass: { relatives: '+33900000001' } };

test('relatives hear from their own number, everybody else from the common one', () => {
  expect(senderOf(account, 'relatives')).toBe('+33900000001');
  expect(senderOf(account, 'shelter')).toBe('38440');
  expect(senderOf(account, 'alerts')).toBe('38440');
  expect(senderOf(account, undefined)).toBe('38440');
  expect(numbersOf(account)).toEqual(['38440', '+33900000001']);
});

test('a STOP to the number of a class is about that class; to the common number, about all that it sends', () => {
  expect(classesOfNumber([account], '+33900000001')).toEqual(['relatives']);
  expect(classesOfNumber([account], '38440')).toEqual(['alerts', 'shelter']);
  expect(classesOfNumber([{ from: '1', fromByClass: { relatives: '1' } }], '1')).toEqual([
    'alerts',
    'relatives',
    'shelter',
  ]);
});

test('a STOP to the other route counts as much, and one to no number of ours as one to the common number', () => {
  const second = { from: '+33900000009', fromByClass: { shelter: '+33900000008' } };
  expect(classesOfNumber([account, second], '+33900000008')).toEqual(['shelter']);
  expect(classesOfNumber([account, second], '+33900000009')).toEqual(['alerts', 'relatives']);
  expect(classesOfNumber([account, second], '+33999999999')).toEqual(['alerts', 'shelter']);
});
