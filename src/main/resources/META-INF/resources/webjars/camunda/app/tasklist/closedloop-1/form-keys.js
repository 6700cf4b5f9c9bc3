// In a form with one single-line field the browser's Enter would complete the task: Enter there does nothing.
export function blockEnter() {
  document.addEventListener('keydown', event => {
    const field = event.target;
    if (event.key === 'Enter' && field instanceof HTMLInputElement && field.closest('.fjs-container')
        && !['checkbox', 'radio', 'button', 'submit'].includes(field.type)) {
      event.preventDefault();
    }
  }, true);
}
