/** Keeps an answer that was given out of reach, with its time and key, and sends it when the network is back. */
const form = document.querySelector('[data-answer-form]');
const state = document.querySelector('[data-answer-state]');
const store = 'tocsin-answers';
const calmMs = 5000;
const longestMs = 120_000;
let waitMs = calmMs;
let isSending = false;
let timer;

const kept = () => JSON.parse(localStorage.getItem(store) ?? '[]');
const keep = (answers) => localStorage.setItem(store, JSON.stringify(answers));
/** Of this person: what another left on the device waits for them. */
const own = () => kept().filter(({ owner }) => owner === form.elements.owner.value);
const forget = (key) => keep(kept().filter((answer) => answer.key !== key));
const say = (what) => {
  state.textContent = what ? state.dataset[what] : '';
};

/** @returns 'sent', 'refused' (it will never be taken), 'signIn' or 'later' */
async function send({ url, ...fields }) {
  try {
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });
    if (answer.type === 'opaqueredirect') return 'sent';
    if (answer.status === 401) return 'signIn';
    return answer.status >= 400 && answer.status < 500 && answer.status !== 429 ? 'refused' : 'later';
  } catch {
    return 'later';
  }
}

/** The oldest first: the order in which they were given. */
async function sendAll() {
  clearTimeout(timer);
  if (isSending) return;
  isSending = true;
  let outcome;
  let last;
  for (const answer of own()) {
    outcome = await send(answer);
    if (outcome === 'later' || outcome === 'signIn') break;
    forget(answer.key);
    last = answer;
  }
  isSending = false;
  if (outcome === 'sent') return location.assign(`${last.url}?saved`);
  if (outcome === 'later') {
    say('stored');
    timer = setTimeout(sendAll, waitMs * (0.8 + Math.random() * 0.4));
    waitMs = Math.min(waitMs * 2, longestMs);
  } else say(outcome);
}

if (form) {
  form.addEventListener('submit', (event) => {
    const { key, owner, word } = form.elements;
    const answer = {
      url: form.getAttribute('action'),
      key: key.value,
      owner: owner.value,
      answer: event.submitter?.value,
    };
    if (!answer.answer) return;
    try {
      keep([...kept(), { ...answer, saidAt: new Date().toISOString(), ...(word.value && { word: word.value }) }]);
    } catch {
      return; // no room to keep anything: the plain form does as well
    }
    event.preventDefault();
    // The next answer is another one.
    key.value = crypto.randomUUID();
    word.value = '';
    say('sending');
    waitMs = calmMs;
    void sendAll();
  });
  addEventListener('online', sendAll);
  if (own().length > 0) void sendAll();
}
