/** Copies the text of the element that data-copy names, and says so in the status beside the button. */
export function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  if (!source || !navigator.clipboard) return;
  const status = button.parentElement.querySelector('[role="status"]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    let said = 'Copied';
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    } catch {
      said = 'Not copied. Select the text and copy it yourself.';
    }
    if (status) status.textContent = said;
  });
}
