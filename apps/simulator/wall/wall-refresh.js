// Keeps the wall fresh without losing what someone is typing. The page works without it.
(() => {
  const everyMs = 1000;
  const wall = document.getElementById('wall');
  let etag = '';

  async function refresh() {
    const response = await fetch(location.href, {
      headers: etag === '' ? {} : { 'if-none-match': etag },
      cache: 'no-store',
    });
    if (response.status !== 200) return;
    etag = response.headers.get('etag') ?? '';
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('wall');
    if (fresh) show(fresh);
  }

  function show(fresh) {
    const inUse = document.activeElement?.closest('.phone');
    if (!inUse) return wall.replaceChildren(...fresh.childNodes);
    wall.querySelector('.figures').replaceWith(fresh.querySelector('.figures'));
    // The phone in use stays where it is, with its half-written text: only what it shows is changed.
    for (const phone of fresh.querySelectorAll('.phone')) {
      const shown = document.getElementById(phone.id);
      if (!shown) wall.querySelector('.phones').append(phone);
      else if (shown.dataset.changed !== phone.dataset.changed) {
        shown.dataset.changed = phone.dataset.changed;
        shown.querySelector('.screen').replaceChildren(...phone.querySelector('.screen').childNodes);
      }
    }
  }

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.matches('.answer')) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    if (event.submitter?.name !== 'quick') form.reset();
    await fetch(form.action, { method: 'POST', body: fields, redirect: 'manual' });
    await refresh();
  });

  setInterval(() => {
    if (!document.hidden) refresh().catch(() => {});
  }, everyMs);
})();
