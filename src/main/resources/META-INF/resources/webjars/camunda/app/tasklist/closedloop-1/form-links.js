// A link in a form would leave Tasklist, and what has been typed into the form: it opens beside it.
export function openLinksBeside() {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest('.fjs-container a[href]');
    if (link) {
      link.target = '_blank';
      link.rel = 'noopener';
    }
  }, true);
}
