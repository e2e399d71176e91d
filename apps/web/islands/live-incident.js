import { liveUrl, openLive } from './live-connection.js';

/** Tells readers of an incident that a newer message exists. The page itself stays as they were reading it. */
const region = document.querySelector('[data-version-url]');
const calmSeconds = 20;
const longestSeconds = 300;
let waitSeconds = calmSeconds;

const next = () => setTimeout(ask, waitSeconds * 1000 * (0.8 + Math.random() * 0.4));

async function ask() {
  if (document.hidden) return next();
  try {
    const answer = await fetch(region.dataset.versionUrl, { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { version } = await answer.json();
    waitSeconds = calmSeconds;
    if (version > Number(region.dataset.version)) return tell();
  } catch {
    // A crowd that loses the server must not come back all at once.
    waitSeconds = Math.min(waitSeconds * 2, longestSeconds);
  }
  next();
}

/** The live door is quicker, and takes only so many readers: whoever finds it closed asks as before. */
function listen() {
  const incident = Number(/\/(\d+)\//.exec(region.dataset.versionUrl)?.[1]);
  if (!incident) return;
  const live = openLive({
    url: liveUrl(),
    handshake: async () => ({ incident }),
    mostTries: 5,
    onEvent: (name, payload) => {
      if (name !== 'version' || payload.version <= Number(region.dataset.version)) return;
      live.close();
      tell();
    },
  });
}

function tell() {
  const link = document.createElement('a');
  link.href = location.pathname + location.search;
  link.textContent = region.dataset.reload;
  region.replaceChildren(`${region.dataset.changed} `, link);
}

if (region) {
  next();
  listen();
}
