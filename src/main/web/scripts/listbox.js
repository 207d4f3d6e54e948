const kinds = { topic: 'Topic', lesson: 'Lesson' };

const set = (node, attributes) => Object.entries(attributes).forEach(entry => node.setAttribute(...entry));

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children);
  return made;
}

const option = ({ text, kind, href }, id) => element('li',
  { id, class: 'stile-suggest__option', role: 'option', 'aria-selected': 'false', 'data-href': href },
  element('span', {}, text), ' ', element('span', { class: 'stile-suggest__kind' }, kinds[kind] ?? ''));

/**
 * A list of options under a box, and a way through it while the focus stays in the box: the ARIA pattern "editable
 * combobox with list autocomplete". It knows nothing of where options come from or what choosing one does.
 */
export function listbox(box) {
  const id = `${box.id}-suggestions`;
  const list = element('ul', { id, class: 'stile-suggest', role: 'listbox', 'aria-label': 'Suggestions', hidden: '' });
  // of the boxes that HTML has, only one of plain text may be a combobox; a phone's keyboard still offers "search"
  set(box, { type: 'text', enterkeyhint: 'search', role: 'combobox', 'aria-autocomplete': 'list' });
  set(box, { 'aria-controls': id, 'aria-expanded': 'false' });
  const status = element('div', { class: 'nhsuk-u-visually-hidden', role: 'status' });
  box.form.append(list, status);
  let active = -1; // the box itself

  function activate(index) {
    list.children[active]?.setAttribute('aria-selected', 'false');
    box.removeAttribute('aria-activedescendant');
    active = index;
    const chosen = list.children[active];
    if (!chosen) return;
    chosen.setAttribute('aria-selected', 'true');
    box.setAttribute('aria-activedescendant', chosen.id);
  }

  /** Puts these in place of what was there and says so; none closes the list. */
  function show(suggestions, said) {
    activate(-1);
    list.replaceChildren(...suggestions.map((suggestion, i) => option(suggestion, `${id}-${i}`)));
    list.hidden = !suggestions.length;
    box.setAttribute('aria-expanded', String(!list.hidden));
    // the same words again would only interrupt
    if (status.textContent !== said) status.textContent = said;
  }

  /** One step down or up, round through the box. */
  function move(step) {
    const stops = list.children.length + 1;
    activate((active + 1 + step + stops) % stops - 1);
    (list.children[active] ?? box).scrollIntoView({ block: 'nearest' });
  }

  return {
    list,
    show,
    move,
    leave: () => activate(-1),
    isOpen: () => !list.hidden,
    href: () => list.children[active]?.dataset.href,
  };
}
