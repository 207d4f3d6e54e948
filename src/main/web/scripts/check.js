const quietFor = 1500;
const enough = 30;

/**
 * Looks at a lesson while it is written: the page's own "Check it first", asked in the background when typing pauses.
 * Only the part that says what was noticed is taken from the answer. Nothing is stored.
 */
export function check(form) {
  const place = form.querySelector('#noticed');
  let timer;
  let asked = '';
  let number = 0;

  function typed() {
    const data = new FormData(form);
    data.set('action', 'check');
    return new URLSearchParams(data);
  }

  async function look() {
    const body = typed();
    const text = `${body.get('title')}${body.get('event')}`;
    if (text.trim().length < enough || body.toString() === asked) return;
    asked = body.toString();
    const mine = ++number;
    try {
      // form.action would be the buttons of that name
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, redirect: 'error' });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      // what was chosen or typed since is asked about at the next pause; an older answer would undo it
      if (mine === number && typed().toString() === asked) show(page.getElementById('noticed'));
    } catch {
      // the network was away for a moment: the next pause may be better, and the button is still there
    }
  }

  function show(noticed) {
    if (!noticed || noticed.textContent.trim() === place.textContent.trim()) return;
    const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
    // who has opened the preview watches it change
    const open = [...place.querySelectorAll('details[open] > summary')].map(summary => summary.textContent);
    place.replaceChildren(...noticed.childNodes);
    place.querySelectorAll('summary').forEach(summary => {
      if (open.includes(summary.textContent)) summary.parentElement.open = true;
    });
    if (focused) document.getElementById(focused)?.focus();
  }

  // what a remark leads to may be folded away, and not every browser opens it
  form.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    const folded = link && document.getElementById(link.hash.slice(1))?.closest('details');
    if (folded) folded.open = true;
  });

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, quietFor);
  });
}
