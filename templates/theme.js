// The switch between the themes: that of the system, light and dark. `theme_head.hbs` applies the stored theme before the page is shown.
(() => {
  const themes = ['system', 'light', 'dark'];
  const root = document.documentElement;

  lookAfterFrame();
  // The dev server dispatches this event after it has replaced the frame around the sections.
  document.addEventListener('frame-replaced', lookAfterFrame);
  // Another page of the site has switched.
  addEventListener('storage', ({ key, newValue }) => {
    if (key === 'spec-theme') apply(newValue);
  });

  function lookAfterFrame() {
    const button = document.querySelector('.theme-switch:not([data-ready])');
    if (!button) return;
    button.setAttribute('data-ready', '');
    button.addEventListener('click', () => {
      const theme = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
      apply(theme);
      try {
        localStorage.setItem('spec-theme', theme);
      } catch {
        // Storage is disabled: the theme is that of this page only.
      }
    });
    button.parentElement.hidden = false;
    apply(root.dataset.theme);
  }

  function apply(theme) {
    root.dataset.theme = themes.includes(theme) ? theme : 'system';
    const button = document.querySelector('.theme-switch');
    if (!button) return;
    button.title = `Theme: ${root.dataset.theme}`;
    button.setAttribute('aria-label', button.title);
  }
})();
