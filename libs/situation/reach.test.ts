import { deliveryStatus } from '../alerting/delivery';
import { type Channel, channelCodes } from '../channels/channel';
import { reachByPlace, type ReachGroup, reachOfAll, unreachedShare } from './reach';
import { bitsPerChannel, flagsOfRow, reachFlags } from './reach-flags';

const { addressed, handedOff, accepted, confirmed, failed } = reachFlags;
const by = (channel: Channel, flags: number): number => flags * 2 ** (bitsPerChannel * (channelCodes[channel] - 1));
const group = (some: Partial<ReachGroup>): ReachGroup => ({
  place: '75111', flags: by('sms', addressed), answer: null, isCalling: false, people: 1, ...some,
}); // prettier-ignore

test('of 100 messages handed off and 60 confirmed, forty people were not reached', () => {
  const on = by('sms', addressed + handedOff + accepted);
  const [place] = reachByPlace([
    group({ flags: on + by('sms', confirmed), people: 60 }),
    group({ flags: on, people: 40 }),
  ]);
  expect(place).toMatchObject({ people: 100, handedOff: 100, accepted: 100, confirmed: 60, unreached: 40 });
});

test('somebody who was told on every channel is one person, and counts on each', () => {
  const all = addressed + handedOff + accepted;
  const flags = by('push', all + failed) + by('live', all + confirmed) + by('sms', addressed) + by('voice', all);
  const [place] = reachByPlace([group({ flags, people: 3 })]);
  expect(place).toMatchObject({ people: 3, handedOff: 3, confirmed: 3, unreached: 0 });
  expect(place?.channels).toEqual([
    expect.objectContaining({ channel: 'push', people: 3, handedOff: 3, confirmed: 0, failed: 3, waiting: 0 }),
    expect.objectContaining({ channel: 'live', people: 3, confirmed: 3, failed: 0 }),
    expect.objectContaining({ channel: 'sms', people: 3, handedOff: 0, waiting: 3 }),
    expect.objectContaining({ channel: 'voice', people: 3, accepted: 3 }),
  ]);
});

test('a message that was handed off and then failed has been handed off', () => {
  const [place] = reachByPlace([group({ flags: by('sms', addressed + handedOff + failed) })]);
  expect(place).toMatchObject({ handedOff: 1, accepted: 0, unreached: 1 });
  expect(place?.channels[0]).toMatchObject({ handedOff: 1, failed: 1, waiting: 0 });
});

test('who has answered needs no patrol, though no device confirmed; a call for help is counted beside', () => {
  const [place] = reachByPlace([
    group({ answer: 'need_help', isCalling: true }),
    group({ answer: 'safe', people: 4 }),
    group({ people: 2 }),
  ]);
  expect(place).toMatchObject({ people: 7, answered: 5, confirmed: 0, unreached: 2, openCalls: 1 });
  expect(place?.answers).toEqual({ safe: 4, need_help: 1, not_in_area: 0, safe_need_shelter: 0 });
});

test('an answer of somebody who was not addressed counts as an answer, not as a person to be told', () => {
  const [place] = reachByPlace([group({ place: '', flags: 0, answer: 'safe', people: 2 })]);
  expect(place).toMatchObject({ people: 0, answered: 0, unreached: 0, answers: { safe: 2 } });
});

test('the place with the largest share of people not reached comes first, of equal shares the larger place', () => {
  const places = reachByPlace([
    group({ place: 'city', people: 400 }),
    group({ place: 'city', flags: by('sms', addressed + confirmed), people: 600 }),
    group({ place: 'village', people: 9 }),
    group({ place: 'village', flags: by('sms', addressed + confirmed), people: 1 }),
    group({ place: 'town', people: 18 }),
    group({ place: 'town', answer: 'safe', people: 2 }),
  ]);
  expect(places.map(({ place }) => place)).toEqual(['town', 'village', 'city']);
  expect(unreachedShare({ people: 0, unreached: 0 })).toBe(0);
});

test('all places together are their sum, on every channel', () => {
  const all = reachOfAll(
    reachByPlace([
      group({ place: 'a', people: 2 }),
      group({ place: 'b', flags: by('push', addressed + handedOff), people: 3 }),
      group({ place: 'b', answer: 'safe', people: 5 }),
    ]),
  );
  expect(all).toMatchObject({ people: 10, handedOff: 3, answered: 5, unreached: 5, answers: { safe: 5 } });
  expect(all.channels.map(({ channel, people }) => [channel, people])).toEqual([['push', 3], ['sms', 7]]); // prettier-ignore
});

test('every end of a delivery has its column, and nothing on its way has one', () => {
  const stages = addressed + handedOff + accepted + confirmed;
  for (const [name, status] of Object.entries(deliveryStatus)) {
    const isOnItsWay = status <= deliveryStatus.seen;
    expect([name, (flagsOfRow(status, 0) & ~stages) > 0]).toEqual([name, !isOnItsWay]);
  }
});
