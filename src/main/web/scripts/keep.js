const quietFor = 4000;

/**
 * Loses nothing that is typed. A form with data-keep="draft" is kept as a draft whenever typing pauses: it is posted as
 * it stands, and the server knows by its token that it is the same one again. What the server refuses stays on the page,
 * and the page says so. Without a connection the form is not sent into nowhere.
 */
export function keep(form) {
  const place = form.querySelector('[data-kept]');
  const drafts = form.dataset.keep === 'draft';
  let timer;
  let kept = new URLSearchParams(new FormData(form)).toString();
  let sent = false;
  // a field that is only in the page's source is not brought back with the rest when one comes back to the page
  const token = form.elements['form-token'];
  if (token) token.setAttribute('value', token.value);

  const say = text => {
    if (place && place.textContent !== text) place.textContent = text;
  };

  async function save() {
    const data = new FormData(form);
    const body = new URLSearchParams(data);
    if (sent || !data.get('title').trim() || body.toString() === kept) return;
    const asked = body.toString();
    body.set('action', 'keep');
    try {
      // form.action would be the buttons of that name
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, redirect: 'error' });
      if (sent) return;
      if (answer.status === 204) {
        form.elements.version.value = answer.headers.get('Stile-Version');
        // the version is part of the form: what was kept is the form with the new one
        kept = asked.replace(/(^|&)version=[^&]*/, `$1version=${form.elements.version.value}`);
        say('Kept as a draft.');
      } else {
        say(answer.status === 400
          ? 'Not kept as a draft: something in it needs another look. Press “Check it first”.'
          : 'Not kept as a draft. What you typed is still here.');
      }
    } catch {
      say('No connection. What you typed is still here, and is kept when you are back.');
      timer = setTimeout(save, quietFor);
    }
  }

  form.addEventListener('submit', event => {
    if (navigator.onLine) {
      sent = true;
      clearTimeout(timer);
    } else {
      event.preventDefault();
      say('You are offline. Nothing is lost: send it when you are back.');
    }
  });
  // the back button may bring this page back as it was left
  window.addEventListener('pageshow', () => {
    sent = false;
  });
  if (drafts) {
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(save, quietFor);
    });
  }
}
