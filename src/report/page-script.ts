/** The page's own script: the language, and opening what a link leads to. The page is readable without it. */
export const script = `
(function () {
  var root = document.documentElement;
  var buttons = document.querySelectorAll('button[data-lang]');
  function speak(lang) {
    root.lang = lang;
    root.dataset.lang = lang;
    buttons.forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
    });
  }
  buttons.forEach(function (button) {
    button.addEventListener('click', function () {
      speak(button.dataset.lang);
      try { localStorage.setItem('proevesten-language', button.dataset.lang); } catch (refused) {}
    });
  });
  try {
    var chosen = localStorage.getItem('proevesten-language');
    if (chosen === 'da' || chosen === 'en') speak(chosen);
  } catch (refused) {}

  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (var at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    var inner = target.querySelector(':scope > details');
    if (inner) inner.open = true;
    target.scrollIntoView();
  }
  addEventListener('hashchange', reveal);
  reveal();
})();
`;
