/** Registers this browser for notifications; the button appears only where that is possible. */
const button = document.querySelector('[data-push-key]');
const status = document.querySelector('[data-push-failed]');
const workerUrl = '/service-worker.js';

/** The page's policy wants a trusted type where a string could become script: only our own worker gets one. */
const trustedWorkerUrl = () =>
  globalThis.trustedTypes
    ? trustedTypes.createPolicy('tocsin-worker', { createScriptURL: () => workerUrl }).createScriptURL('')
    : workerUrl;

async function subscribe() {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('permission refused');
  await navigator.serviceWorker.register(trustedWorkerUrl(), { scope: '/' });
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: button.dataset.pushKey,
  });
  const answer = await fetch(button.dataset.pushUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subscription),
  });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
}

if (button && 'serviceWorker' in navigator && 'PushManager' in window) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = '';
    try {
      await subscribe();
      location.reload();
    } catch {
      button.disabled = false;
      status.textContent = status.dataset.pushFailed;
    }
  });
}
