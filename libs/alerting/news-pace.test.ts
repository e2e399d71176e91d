import { type NewsWindow, paceNews } from './news-pace';

const start = new Date('2015-11-13T21:00:00Z');
const at = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const calm = { isUrgent: false, isOverloaded: false };

/** What becomes of changes at these seconds, and the window after them. */
function told(seconds: readonly number[], how = calm): { held: boolean[]; window: NewsWindow } {
  let window: NewsWindow = { openedAt: start, said: 0, dueAt: null };
  const held = seconds.map((second) => {
    const paced = paceNews(window, how, at(second));
    window = paced.window;
    return paced.isHeld;
  });
  return { held, window };
}

test('the first three changes of five minutes go out as they come, the rest waits for their end', () => {
  const { held, window } = told([0, 10, 20, 30, 299]);
  expect(held).toEqual([false, false, false, true, true]);
  expect(window.dueAt).toEqual(at(300));
});

test('after five calm minutes everything goes out again', () => {
  expect(told([0, 10, 20, 300, 301, 302, 303]).held).toEqual([false, false, false, false, false, false, true]);
});

test('what comes while something is held is told with it, even when that is late', () => {
  expect(told([0, 1, 2, 3, 310]).held).toEqual([false, false, false, true, true]);
});

test('a call for help never waits, and takes no place from others', () => {
  const full: NewsWindow = { openedAt: start, said: 3, dueAt: at(300) };
  const paced = paceNews(full, { isUrgent: true, isOverloaded: true }, at(5));
  expect(paced).toEqual({ isHeld: false, window: full });
});

test('when the senders are far behind, the first change already waits', () => {
  const { held, window } = told([400], { isUrgent: false, isOverloaded: true });
  expect([held, window.dueAt]).toEqual([[true], at(700)]);
});
