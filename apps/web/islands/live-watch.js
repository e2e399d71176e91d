/** Keeps the counts of the watch page fresh, and says so when they are not. */
const board = document.querySelector('[data-values-url]');
const everySeconds = 1;
const staleAfterSeconds = 10;
const announceEverySeconds = 30;
let freshAt = Date.now();
let announcedAt = Date.now();

async function refresh() {
  try {
    const answer = await fetch(board.dataset.valuesUrl, { headers: { accept: 'application/json' }, redirect: 'error' });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    show(await answer.json());
    freshAt = Date.now();
  } catch {
    // The age of the last good answer, below, is what the officer needs to know.
  }
  const stale = board.querySelector('[data-stale]');
  const isStale = Date.now() - freshAt > staleAfterSeconds * 1000;
  if (isStale === stale.hidden) {
    stale.textContent = isStale ? stale.dataset.stale : '';
    stale.hidden = !isStale;
  }
  setTimeout(refresh, everySeconds * 1000);
}

/** @param {Record<string, { text: string, value?: number, max?: number }>} values by the key in `data-live` */
function show(values) {
  for (const element of board.querySelectorAll('[data-live]')) {
    const shown = values[element.dataset.live];
    if (shown === undefined) continue;
    if (element.localName === 'progress') {
      element.max = shown.max;
      element.value = shown.value;
    } else if (element.textContent !== shown.text) {
      element.textContent = shown.text;
    }
  }
  for (const row of board.querySelectorAll('[data-row]')) row.hidden = values[row.dataset.row] === undefined;
  // Screen readers hear the summary now and then, not each change of each number.
  if (Date.now() - announcedAt > announceEverySeconds * 1000) {
    announcedAt = Date.now();
    board.querySelector('[data-announce]').textContent = values.summary.text;
  }
}

if (board) setTimeout(refresh, everySeconds * 1000);
