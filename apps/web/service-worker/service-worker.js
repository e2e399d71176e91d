/**
 * Shows what is pushed and reports it. The payload is Declarative Web Push JSON, which newer Safari shows by itself:
 * { web_push: 8030, notification: { title, body, lang, dir, navigate, tag, data: { receipt } } }.
 * It keeps no cache: nothing personal outlives the page on a shared device.
 */
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { title, ...options } = readNotification(event.data);
  const shown = self.registration.showNotification(title, options);
  event.waitUntil(shown.then(() => report(options.data.receipt, 'delivered')));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { navigate, receipt } = event.notification.data;
  event.waitUntil(Promise.all([open(navigate), report(receipt, 'seen')]));
});

/** A push that shows nothing costs the subscription, so that even an unreadable one becomes a notification. */
function readNotification(data) {
  try {
    const { notification } = data.json();
    const { title, body, lang, dir, tag, silent, navigate } = notification;
    if (typeof title !== 'string') throw new TypeError('a notification without title');
    // A tag replaces the earlier message of the incident; `renotify` makes the replacement heard.
    return {
      title,
      body,
      lang,
      dir,
      tag,
      renotify: Boolean(tag) && !silent,
      silent: Boolean(silent),
      icon: '/assets/icon.svg',
      data: { navigate: ownPage(navigate), receipt: notification.data?.receipt },
    };
  } catch {
    return { title: 'Tocsin', data: { navigate: ownPage('/') } };
  }
}

/** The address if it is one of ours, else the front page. */
function ownPage(address) {
  const url = new URL(address, self.location.origin);
  return url.origin === self.location.origin ? url.href : `${self.location.origin}/`;
}

async function open(address) {
  const windows = await self.clients.matchAll({ type: 'window' });
  const same = windows.find(({ url }) => url === address);
  return same ? same.focus() : self.clients.openWindow(address);
}

/** Lost receipts are not sent again: the counts then say less than the truth, never more. */
async function report(receipt, stage) {
  if (!receipt) return;
  await fetch('/v1/receipts/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: receipt, stage }),
    credentials: 'omit',
  }).catch(() => undefined);
}
