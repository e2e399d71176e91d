import { consentCommands } from './follow';
import { adultDay, isMinor, mayMinorChoose, needsGuardian } from './guardianship';
import { visibilityLevels } from './visibility';

const now = new Date('2015-11-13T20:20:00Z');

test.each([
  ['2001-11-14', '2019-11-14'],
  ['1997-11-14', '2015-11-14'],
  ['1997-11-13', undefined],
  ['1960-01-01', undefined],
  ['2015-11-14', undefined],
  ['2004-02-29', '2022-03-01'],
  ['2001-13-01', undefined],
  ['13/11/2001', undefined],
])('somebody born on %s is of age on %s', (birthDate, expected) => {
  expect(adultDay(birthDate, now)).toBe(expected);
});

test('the birthday is the first day of age', () => {
  expect(isMinor('2015-11-14', now)).toBe(true);
  expect(isMinor('2015-11-13', now)).toBe(false);
});

test('somebody under age shuts others out alone, lets in nobody alone, and is never public', () => {
  expect(consentCommands.filter(needsGuardian)).toEqual(['accept', 'agree', 'resume', 'keep']);
  expect(visibilityLevels.filter(mayMinorChoose)).toEqual(['nobody', 'followers']);
});
