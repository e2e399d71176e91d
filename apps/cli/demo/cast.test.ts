import { castOf, playing } from './cast';
import { populate } from './population';

const town = populate(13, 2_000, '+33199000112');
const asked = town.flatMap((_, index) => (index % 8 === 0 ? [index] : []));
const cast = castOf(town, asked);

test('twenty people with an old phone call, and somebody who follows one of them can hear a message', () => {
  expect(cast.callers).toHaveLength(20);
  for (const caller of cast.callers) expect(town[caller]).toMatchObject({ hasOldPhone: true, hasPush: false });
  const { speaker = -1, listener = -1 } = cast.message ?? {};
  expect(cast.callers).toContain(speaker);
  expect(town[listener]?.follows).toContain(speaker);
});

test('whoever is reported on, and the relative who hears of it, read texts', () => {
  const { subject = -1, reporter = -1, relative = -1 } = cast.dispute ?? {};
  expect(new Set([subject, reporter, relative]).size).toBe(3);
  expect(town[relative]?.follows).toContain(subject);
  for (const person of [subject, relative]) expect(town[person]?.hasPush).toBe(false);
});

test('of a household, each is followed by somebody else who reads texts', () => {
  const { declarer = -1, member = -1, ofDeclarer = -1, ofMember = -1 } = cast.household ?? {};
  expect(new Set([declarer, member, ofDeclarer, ofMember]).size).toBe(4);
  expect(town[ofDeclarer]?.follows).toContain(declarer);
  expect(town[ofDeclarer]?.follows).not.toContain(member);
  expect(town[ofMember]?.follows).toContain(member);
  expect(town[ofMember]?.follows).not.toContain(declarer);
  for (const person of [declarer, member, ofDeclarer, ofMember]) expect(town[person]?.hasPush).toBe(false);
});

test('nobody plays twice, and only people in the area play', () => {
  const { callers, dispute, household, silence } = cast;
  expect(playing(cast).size).toBe(callers.length + (dispute ? 2 : 0) + (household ? 2 : 0) + (silence ? 1 : 0));
  expect(silence).toBeDefined();
  for (const person of playing(cast)) expect(asked).toContain(person);
});

test('where few people are, scenes that nobody can play are left out', () => {
  expect(castOf(town, [])).toEqual({ callers: [] });
  expect([...playing(castOf(town, asked.slice(0, 1)))].length).toBeLessThanOrEqual(1);
});
