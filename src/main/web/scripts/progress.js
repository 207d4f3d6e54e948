const everySecond = 1000;
const number = new Intl.NumberFormat('en-GB');

/**
 * Follows a running import: numbers in [data-count="read"] and the like, a bar in <progress>, and
 * [data-finished], hidden until the work is done.
 */
export function progress(root) {
  const bar = root.querySelector('progress');

  function show(state) {
    root.querySelectorAll('[data-count]').forEach(place => {
      place.textContent = number.format(state[place.dataset.count] ?? 0);
    });
    if (!bar) return;
    if (state.total) bar.max = state.total;
    if (state.total) bar.value = state.read;
    if (state.finished) bar.value = bar.max;
  }

  function finish() {
    root.querySelectorAll('[data-finished]').forEach(part => { part.hidden = false; });
    root.querySelectorAll('[data-running]').forEach(part => { part.hidden = true; });
  }

  async function poll() {
    let finished = false;
    try {
      const answer = await fetch(root.dataset.progressUrl, { headers: { Accept: 'application/json' } });
      // a page that is gone or no longer ours will not come back: stop asking
      if (answer.status >= 400 && answer.status < 500) return;
      if (answer.ok) {
        const state = await answer.json();
        finished = Boolean(state.finished);
        show(state);
      }
    } catch {
      // the network was away for a moment; the next second may be better
    }
    if (finished) finish();
    else setTimeout(poll, everySecond);
  }

  poll();
}
