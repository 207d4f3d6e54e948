// Runs before the page is drawn, so that nothing moves when the other scripts arrive.
document.documentElement.classList.add('js-enabled', 'nhsuk-frontend-supported');
