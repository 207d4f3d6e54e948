const key = 'stile-facet';

/** Applies a filter as soon as it changes, and gives the focus back to it on the page that follows. */
export function facets(form) {
  const last = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  const control = last && form.elements.namedItem(last);
  if (control instanceof HTMLElement && control.getClientRects().length) control.focus({ preventScroll: true });

  form.addEventListener('change', event => {
    if (event.target.id) sessionStorage.setItem(key, event.target.id);
    form.requestSubmit();
  });
}
