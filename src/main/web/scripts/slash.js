const fields = 'input, textarea, select, [contenteditable="true"]';

/** Lets "/" move the focus to a search box, unless one is typing in a field. */
export function slash(box) {
  document.addEventListener('keydown', event => {
    const elsewhere = event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(fields);
    if (event.key !== '/' || elsewhere) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
