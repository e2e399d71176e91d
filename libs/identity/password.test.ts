import { passwordFault } from './password';

const email = 'jeanne.martin@prefecture-police.example';

test.each([
  'correct horse battery',
  'Ünïcödé-zählt-auch',
  'la pluie tombe rue 12',
  'x7#Qp!92mLz&',
  '密码很长也可以用十二个字',
])('%s may be chosen', (password) => {
  expect(passwordFault(password, email)).toBeUndefined();
});

test.each([
  ['short, in code points', '🔥🔥🔥🚒🚑🚓🏥🏨🏩'],
  ['longer than 200', 'longish'.repeat(40)],
  ['one letter again and again', 'aaaaaaaaaaaaaaaa'],
  ['a row of digits', '123456789012345'],
  ['a row of the keyboard', 'azertyuiopqsdfgh'],
  ['a row backwards', 'zyxwvutsrqponmlk'],
  ['the e-mail address', 'jeanne.martin!1'],
  ['its domain', 'Prefecture-Police1'],
  ['the name of the service', 'Tocsin-Tocsin-1'],
  ['a common password', 'motdepasse2026'],
])('a password that is %s is refused', (_, password) => {
  expect(passwordFault(password, email)).toBeDefined();
});
