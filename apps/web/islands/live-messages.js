/** Shows on a person's own page what they are told while it is open. */
import { liveUrl, openLive } from './live-connection.js';

const region = document.querySelector('[data-live-messages]');

/** A ticket for this session's own messages; without a session there is nothing to wait for. */
async function handshake(since) {
  const answer = await fetch('/v1/me/live-tickets', { method: 'POST' });
  if (answer.status === 401) return undefined;
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const { ticket } = await answer.json();
  return { ticket, since };
}

/** @param {{ title?: string, body: string, language: string }} message */
function show({ title, body, language }) {
  const entry = document.createElement('div');
  entry.className = 'notice';
  entry.lang = language;
  entry.dir = language === 'ar' ? 'rtl' : 'ltr';
  for (const text of [title, body]) {
    if (!text) continue;
    const line = document.createElement('p');
    line.textContent = text;
    entry.append(line);
  }
  region.prepend(entry);
}

if (region) openLive({ url: liveUrl(), handshake, onEvent: (name, payload) => name === 'message' && show(payload) });
