import { listbox } from './listbox.js';

const pause = 150; // milliseconds: less asks at every key, more feels late
const fewest = 2; // one letter continues to almost everything

const howMany = count => count ? `${count} suggestion${count === 1 ? '' : 's'}` : 'No suggestions';

/**
 * Lists what continues the text in a search box, from the address in data-suggest. Nothing is chosen for the reader:
 * without an active option, Enter searches as it always did.
 */
export function suggest(box) {
  const options = listbox(box);
  let timer, request;

  function forget() {
    clearTimeout(timer);
    request?.abort();
  }

  function close() {
    forget();
    options.show([], '');
  }

  async function ask() {
    const { signal } = request = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: box.value })}`, { signal });
      const suggestions = answer.ok ? await answer.json() : [];
      if (!signal.aborted) options.show(suggestions, answer.ok ? howMany(suggestions.length) : '');
    } catch {
      // out of date, or the network is away: the box still searches
      if (!signal.aborted) close();
    }
  }

  function typed() {
    options.leave();
    forget();
    if (box.value.trim().length < fewest) close();
    else timer = setTimeout(ask, pause);
  }

  function go(href) {
    close();
    if (href) location.assign(href);
    return Boolean(href);
  }

  function escape() {
    const something = options.isOpen() || box.value;
    if (!options.isOpen()) box.value = '';
    close();
    return something;
  }

  // each says whether the browser's own answer to the key is to be left out
  const keys = {
    ArrowDown: () => { options.isOpen() ? options.move(1) : typed(); return true; },
    ArrowUp: () => { options.isOpen() ? options.move(-1) : typed(); return true; },
    Enter: () => go(options.href()),
    Escape: escape,
  };
  ['Home', 'End', 'ArrowLeft', 'ArrowRight'].forEach(key => { keys[key] = options.leave; });

  box.addEventListener('keydown', event => {
    const plain = !(event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey);
    if (plain && keys[event.key]?.()) event.preventDefault();
  });
  box.addEventListener('input', typed);
  box.addEventListener('blur', close);
  // pressing an option must not take the focus from the box: that would close the list under the pointer
  options.list.addEventListener('mousedown', event => event.preventDefault());
  options.list.addEventListener('click', event => go(event.target.closest('[role="option"]')?.dataset.href));
}
