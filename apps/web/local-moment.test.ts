import { elapsedText, localMoment, localNumber } from './local-moment';

test.each([
  ['Pacific/Noumea', 'fr', 'samedi 14 novembre 2015 à 07:30 UTC+11'],
  ['America/Cayenne', 'fr', 'vendredi 13 novembre 2015 à 17:30 UTC−3'],
  ['Indian/Reunion', 'de', 'Samstag, 14. November 2015 um 00:30 GMT+4'],
  ['Europe/Paris', 'en', 'Friday 13 November 2015 at 21:30 CET'],
] as const)('20:30 UTC in %s reads, in %s, "%s"', (timeZone, language, expected) => {
  const words = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/, (?=\d)/g, ' ');
  expect(words(localMoment('2015-11-13T20:30:00.000Z', timeZone, language))).toBe(words(expected));
});

test('Arabic times keep the digits that people type back', () => {
  expect(localMoment('2015-11-13T20:30:00.000Z', 'Europe/Paris', 'ar')).toContain('21:30');
  expect(localNumber(1234, 'ar')).toMatch(/^1.?234$/);
});

test.each([
  [-3, '0 s'],
  [45.9, '45 s'],
  [725, '12 min 05 s'],
  [11_220, '3 h 07 min'],
  [187_620, '52 h 07 min'],
])('%d seconds read "%s"', (seconds, expected) => {
  expect(elapsedText(seconds)).toBe(expected);
});
