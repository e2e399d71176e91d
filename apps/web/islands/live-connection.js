/**
 * One socket to the server's live door, in the words of Socket.IO's protocol (Engine.IO 4, packets of revision 5), and
 * back again when it breaks: after a random wait, with the last message that the page has.
 */

/** The server's close code for a session that has ended: coming back would be in vain. */
const ended = 4001;
const longestWaitMs = 30_000;
/** A socket that lives this long was no failure. */
const stableMs = 60_000;
/** What confirms a broadcast must not hold it up for others. */
const confirmAfterMs = 500;
const confirmWithinMs = 2000;

/**
 * Milliseconds before try number `tries` (0-based) to come back: a crowd that loses its server returns spread out.
 * @param {number} tries
 * @param {number} random in [0, 1)
 */
export const waitMs = (tries, random) => 250 + random * Math.min(longestWaitMs, 2000 * 2 ** tries);

/**
 * @param {object} options
 * @param {string} options.url e.g. "wss://host/live/?EIO=4&transport=websocket"
 * @param {(since: number) => Promise<object | undefined>} options.handshake who we are, asked once the door is open: a
 *   gateway that is away or full costs nobody else a question; nothing when we are nobody any more
 * @param {(name: string, payload: any) => void} options.onEvent each message once, and whatever else the server says
 * @param {number} [options.mostTries] to come back in a row, for a page that can do without
 * @param {() => number} [options.random]
 * @returns {{ close(): void }}
 */
export function openLive({ url, handshake, onEvent, mostTries = Infinity, random = Math.random }) {
  const seen = new Set();
  let since = 0;
  let unsaid = [];
  let tries = 0;
  let socket;
  let timer;
  let isClosed = false;

  const comeBack = (afterMs) => {
    if (!isClosed && tries <= mostTries) timer = setTimeout(open, afterMs);
  };

  function open() {
    const openedAt = Date.now();
    let leaveWithinMs;
    let silence;
    let longestSilenceMs = 60_000;
    const mine = (socket = new WebSocket(url));
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => mine.close(), longestSilenceMs);
    };
    heard();
    mine.addEventListener('message', ({ data }) => {
      heard();
      if (data[0] === '0') {
        const { pingInterval, pingTimeout } = JSON.parse(data.slice(1));
        longestSilenceMs = pingInterval + pingTimeout;
        void enter(mine);
      } else if (data === '2') mine.send('3');
      else if (data.startsWith('44')) mine.close();
      else if (data.startsWith('42')) {
        const [name, payload] = JSON.parse(data.slice(2));
        if (name === 'leaving') {
          leaveWithinMs = payload.withinSeconds * 1000;
          confirm();
        } else if (name === 'message') take(payload);
        else onEvent(name, payload);
      }
    });
    mine.addEventListener('close', ({ code }) => {
      clearTimeout(silence);
      if (code === ended) return onEvent('ended');
      if (leaveWithinMs !== undefined) return comeBack(random() * leaveWithinMs);
      if (Date.now() - openedAt > stableMs) tries = 0;
      comeBack(waitMs(tries++, random()));
    });
  }

  async function enter(mine) {
    try {
      const who = await handshake(since);
      isClosed ||= !who;
      if (isClosed) mine.close();
      else if (mine.readyState === 1) mine.send('40' + JSON.stringify(who));
    } catch {
      mine.close();
    }
  }

  function take(message) {
    since = Math.max(since, message.id);
    if (unsaid.length === 0) setTimeout(confirm, confirmAfterMs + random() * confirmWithinMs);
    unsaid.push(message.id);
    if (seen.has(message.id)) return;
    seen.add(message.id);
    onEvent('message', message);
  }

  /** What cannot be said now is sent again by the server, and confirmed then. */
  function confirm() {
    if (unsaid.length > 0 && socket?.readyState === 1) socket.send('42' + JSON.stringify(['have', unsaid.slice(-500)]));
    unsaid = [];
  }

  open();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

/** The live door of the server that this page is from. */
export const liveUrl = () => `${location.origin.replace(/^http/, 'ws')}/live/?EIO=4&transport=websocket`;
