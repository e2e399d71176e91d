import { parsePhone } from '../channels/phone-number';
import { languageOfPhone } from './language-of-phone';

test.each([
  ['+33612345678', 'fr'],
  ['+262692123456', 'fr'],
  ['+32470123456', 'fr'],
  ['+4915123456789', 'de'],
  ['+34612345678', 'es'],
  ['+5491123456789', 'es'],
  ['+212612345678', 'ar'],
  ['+447400123456', 'en'],
  ['+819012345678', 'en'],
  ['+8816123456789', 'en'],
])('the owner of %s is written to in %s until they choose', (digits, language) => {
  const phone = parsePhone(digits, 'FR');
  if (!phone) throw new Error(`${digits} does not parse`);
  expect(languageOfPhone(phone)).toBe(language);
});
