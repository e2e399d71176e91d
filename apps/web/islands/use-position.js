/** Fills the two coordinate fields from the device. Three decimals: finer than what is kept, coarser than a house. */
for (const button of document.querySelectorAll('[data-use-position]')) {
  if (!('geolocation' in navigator)) break;
  const form = button.form;
  const status = form.querySelector('[data-position-failed]');
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    status.textContent = '';
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.disabled = false;
        form.elements.latitude.value = coords.latitude.toFixed(3);
        form.elements.longitude.value = coords.longitude.toFixed(3);
        form.elements.latitude.focus();
      },
      () => {
        button.disabled = false;
        status.textContent = status.dataset.positionFailed;
      },
      { timeout: 15_000, maximumAge: 300_000 },
    );
  });
}
