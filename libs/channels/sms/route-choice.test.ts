import type { Admission } from './circuit';
import { chooseRoute, type RouteView } from './route-choice';
import { type Availability, availabilityOf, marked, type TerritoryMark } from './territory-matrix';

const view = (
  name: string,
  admission: Admission,
  lastResort: Admission = admission,
  availability: Availability = 'ok',
): RouteView => ({ name, admission, lastResort, availability });

test.each<[string, RouteView[], string | undefined]>([
  ['the first while both work', [view('a', 'free'), view('b', 'free')], 'a'],
  ['the second while the first is left', [view('a', 'none'), view('b', 'free')], 'b'],
  ['the first again for a probe', [view('a', 'probe'), view('b', 'free')], 'a as a probe'],
  ['the second where the first is degraded', [view('a', 'free', 'free', 'degraded'), view('b', 'free')], 'b'],
  ['the degraded one when the other is left', [view('a', 'free', 'free', 'degraded'), view('b', 'none')], 'a'],
  ['the second where the first is blocked', [view('a', 'free', 'free', 'blocked'), view('b', 'free')], 'b'],
  ['a slow one before a probe, when none is left', [view('a', 'none', 'probe'), view('b', 'none', 'free')], 'b'],
  ['a probe when none is left', [view('a', 'none', 'none'), view('b', 'none', 'probe')], 'b as a probe'],
  ['none when all wait', [view('a', 'none'), view('b', 'none')], undefined],
  ['none where all are blocked', [view('a', 'free', 'free', 'blocked')], undefined],
])('takes %s', (_name, views, expected) => {
  const choice = chooseRoute(views);
  expect(choice && (choice.isProbe ? `${choice.name} as a probe` : choice.name)).toBe(expected);
});

const mark: TerritoryMark = { territory: 'RE', route: 'a', availability: 'blocked', reason: 'cut', untilMs: 5000 };
const inReunion = { territory: 'RE', route: 'a' };

test('a mark holds for its territory and route alone, until it lapses', () => {
  const matrix = marked([], mark, 0);
  expect(availabilityOf(matrix, inReunion, 4999)).toBe('blocked');
  expect(availabilityOf(matrix, inReunion, 5000)).toBe('ok');
  expect(availabilityOf(matrix, { territory: 'FR', route: 'a' }, 0)).toBe('ok');
  expect(availabilityOf(matrix, { territory: 'RE', route: 'b' }, 0)).toBe('ok');
  expect(availabilityOf(matrix, { territory: undefined, route: 'a' }, 0)).toBe('ok');
});

test('a later mark takes the place of an earlier one, and "ok" removes it', () => {
  const degraded = marked(marked([], mark, 0), { ...mark, availability: 'degraded' }, 0);
  expect(degraded).toHaveLength(1);
  expect(availabilityOf(degraded, inReunion, 0)).toBe('degraded');
  expect(marked(degraded, { ...mark, availability: 'ok' }, 0)).toEqual([]);
});
