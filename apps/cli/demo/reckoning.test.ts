import type { PersonId } from '../../../libs/people/person';
import { type Evidence, type GotFacts, reckon } from './reckoning';

const [léa, paul, nour, far] = [1, 2, 3, 4] as PersonId[];
const alert = 10;
const news = 11;

const sms = (notice: number, person: PersonId): GotFacts => ({ channel: 'sms', notice, person, to: `+33${person}` });
const push = (notice: number, person: PersonId): GotFacts => ({
  channel: 'push',
  notice,
  person,
  to: `browser-${person}`,
});
const planned = ({ notice, person, channel }: GotFacts, isExcused = false) => ({ notice, person, channel, isExcused });

/** Léa and Paul are in the area, Paul has push; Nour follows Léa, who answered. All is well. */
const got = [sms(alert, léa), sms(alert, paul), push(alert, paul), sms(news, nour)];
const well: Evidence = {
  versions: [{ id: 7, inArea: new Set([léa, paul]) }],
  withPush: new Set([paul]),
  followersOf: new Map([[léa, [nour]]]),
  notices: new Map([
    [alert, { rule: 'people', versionId: 7, about: null }],
    [news, { rule: 'followers', versionId: null, about: léa }],
  ]),
  deliveries: got.map((line) => planned(line)),
  got,
  answers: [{ sid: 'SM1', person: léa }],
  recorded: new Set(['SM1']),
  disputes: [],
  disputed: new Set(),
};
const clean = { lost: 0, duplicates: 0, outsideArea: 0, unknown: 0 };

test('an evening on which everything arrived once is flawless', () => {
  expect(reckon(well)).toEqual(clean);
});

test('a message that no phone got is lost', () => {
  expect(reckon({ ...well, got: got.slice(1) })).toEqual({ ...clean, lost: 1 });
});

test('somebody in the area whom the service forgot to plan for is lost', () => {
  const without = (line: { person: PersonId }): boolean => line.person !== paul;
  expect(reckon({ ...well, deliveries: well.deliveries.filter(without), got: got.filter(without) })).toEqual({
    ...clean,
    lost: 1,
  });
});

test('an alert that was never made is lost for everyone in its area', () => {
  const notices = new Map([...well.notices].filter(([id]) => id !== alert));
  expect(reckon({ ...well, notices, deliveries: [planned(sms(news, nour))], got: [sms(news, nour)] })).toEqual({
    ...clean,
    lost: 2,
  });
});

test('a follower who never heard is lost, even without a plan', () => {
  const notices = new Map([...well.notices].filter(([id]) => id !== news));
  const deliveries = well.deliveries.filter(({ notice }) => notice !== news);
  expect(reckon({ ...well, notices, deliveries, got: got.slice(0, 3) })).toEqual({ ...clean, lost: 1 });
});

test('a follower who has push is owed the push', () => {
  const withPush = new Set([paul, nour]);
  expect(
    reckon({
      ...well,
      withPush,
      got: [...got.slice(0, 3), push(news, nour)],
      deliveries: [...well.deliveries.slice(0, 3), planned(push(news, nour))],
    }),
  ).toEqual(clean);
  expect(reckon({ ...well, withPush }).lost).toBe(1);
});

test('what expired, was replaced or was refused by its reader is not lost', () => {
  const deliveries = [planned(got[0], true), ...well.deliveries.slice(1)];
  expect(reckon({ ...well, deliveries, got: got.slice(1) })).toEqual(clean);
});

test('an answer that the service took and did not write down is lost', () => {
  expect(reckon({ ...well, recorded: new Set() })).toEqual({ ...clean, lost: 1 });
});

test('a contradiction that the service did not write down is lost', () => {
  expect(reckon({ ...well, disputes: [léa] })).toEqual({ ...clean, lost: 1 });
  expect(reckon({ ...well, disputes: [léa], disputed: new Set([léa]) })).toEqual(clean);
});

test('what somebody left as a voice message is not the news of their answer', () => {
  const notices = new Map([...well.notices, [14, { rule: 'voice-message-left', versionId: null, about: léa }]]);
  const line = sms(14, nour);
  const deliveries = [...well.deliveries, planned(line)];
  expect(reckon({ ...well, notices, got: [...got, line], deliveries })).toEqual(clean);
  expect(reckon({ ...well, notices, got: [...got.slice(0, 3), line], deliveries }).lost).toBe(1);
});

test('the same message twice on one phone is a duplicate, on two browsers it is not', () => {
  expect(reckon({ ...well, got: [...got, sms(alert, léa)] })).toEqual({ ...clean, duplicates: 1 });
  expect(reckon({ ...well, got: [...got, { ...push(alert, paul), to: 'other browser' }] })).toEqual(clean);
});

test('an alert to somebody outside the area is told by mistake', () => {
  const mistake = sms(alert, far);
  expect(reckon({ ...well, got: [...got, mistake], deliveries: [...well.deliveries, planned(mistake)] })).toEqual({
    ...clean,
    outsideArea: 1,
  });
});

test('who was in the area of the first version may be told of the second', () => {
  const second = 12;
  const versions = [...well.versions, { id: 8, inArea: new Set([paul]) }];
  const notices = new Map([...well.notices, [second, { rule: 'people', versionId: 8, about: null }]]);
  const later = [sms(second, léa), sms(second, paul), push(second, paul)];
  const deliveries = [...well.deliveries, ...later.map((line) => planned(line))];
  expect(reckon({ ...well, versions, notices, deliveries, got: [...got, ...later] })).toEqual(clean);
});

test('news to relatives elsewhere is no alert', () => {
  const line = sms(13, far);
  const notices = new Map([...well.notices, [13, { rule: 'relatives-outside', versionId: 7, about: null }]]);
  expect(reckon({ ...well, notices, got: [...got, line], deliveries: [...well.deliveries, planned(line)] })).toEqual(
    clean,
  );
});

test('a message that the service has no record of is seen', () => {
  expect(reckon({ ...well, got: [...got, sms(99, léa)] }).unknown).toBe(1);
  expect(reckon({ ...well, got: [...got, sms(news, far)] }).unknown).toBe(1);
});
