// Shows the problems of a page, notices, and marks over what has changed, in a shadow tree.
globalThis.liveOverlay = (() => {
  const host = document.createElement('spec-live');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; font: 14px/1.5 system-ui, sans-serif; color: light-dark(#1d2126, #e3e6ea); color-scheme: inherit; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    .mark { position: absolute; pointer-events: none; border-radius: 2px; outline: 2px solid rgb(255 190 60 / 0.9); outline-offset: 3px; }
    .overlay { position: fixed; inset: 0; width: 100%; max-width: none; height: 100%; max-height: none; overflow: auto; padding: 5vh 4vw; color: inherit; background: rgb(15 18 22 / 0.72); border: 0; }
    .sheet { max-width: 60rem; margin: 0 auto; padding: 0 1.5rem 1.5rem; background: light-dark(#fff, #1c2127); border-radius: 8px; border-top: 5px solid light-dark(#c62828, #ef5350); }
    h2 { position: sticky; top: -5vh; display: flex; gap: 1rem; align-items: center; justify-content: space-between; margin: 0 -1.5rem; padding: 1rem 1.5rem .75rem; font-size: 17px; background: inherit; border-radius: 4px; }
    h3 { margin: 1.25rem 0 .25rem; font-size: 15px; overflow-wrap: anywhere; }
    pre { margin: .5rem 0; padding: .6rem .8rem; overflow-x: auto; background: light-dark(#f4f5f7, #12161a); border-radius: 5px; font: 13px/1.45 ui-monospace, monospace; }
    p { margin: .25rem 0; overflow-wrap: anywhere; }
    a { color: light-dark(#0b57d0, #8ab4f8); } code { font: 13px ui-monospace, monospace; }
    .rule { color: light-dark(#5f6872, #9aa3ad); font-size: 12px; }
    button { font: inherit; font-size: 14px; font-weight: normal; color: inherit; cursor: pointer; padding: .2rem .7rem; white-space: nowrap; background: transparent; border: 1px solid #9aa3ad; border-radius: 5px; }
    .corner { position: fixed; right: 12px; bottom: 12px; z-index: 2147483645; display: flex; flex-direction: column; align-items: flex-end; gap: 8px; max-width: min(44rem, calc(100vw - 24px)); pointer-events: none; } .corner > * { pointer-events: auto; }
    .chip { padding: .3rem .8rem; background: light-dark(#fff, #1c2127); border: 1px solid light-dark(#b6bec7, #4a535d); border-radius: 1rem; box-shadow: 0 2px 10px rgb(0 0 0 / .2); }
    .chip.error { background: #c62828; color: #fff; border-color: #c62828; } .chip.warning { background: light-dark(#ffe9b8, #4a3a10); border-color: light-dark(#d9a21b, #8a6d1f); color: light-dark(#3d2c00, #ffe2a0); }
    .panel { max-width: 100%; max-height: 60vh; overflow: auto; padding: .5rem 1rem 1rem; background: light-dark(#fff, #1c2127); border: 1px solid light-dark(#b6bec7, #4a535d); border-radius: 8px; box-shadow: 0 4px 18px rgb(0 0 0 / .25); }
    .error > .kind { color: light-dark(#c62828, #ff8a80); } .warning > .kind { color: light-dark(#8a5a00, #ffca5f); }
    @media print { :host { display: none; } }
  `);
  shadow.adoptedStyleSheets = [sheet];
  document.documentElement.append(host);

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const locationElement = ({ file, line, column, link }) => {
    const text = `${file}:${line}:${column}`;
    return link ? make('a', { href: link, textContent: text }) : make('code', { textContent: text });
  };

  const problemElement = (problem) => {
    const { severity, message, rule, frame, help, related } = problem;
    return make(
      'section',
      { className: severity },
      make('h3', { className: 'kind', textContent: message }),
      make('p', {}, locationElement(problem), ' ', make('span', { className: 'rule', textContent: rule })),
      make('pre', { textContent: frame, tabIndex: 0 }),
      ...related.map((other) => make('p', {}, `${other.message}: `, locationElement(other))),
      ...(help ? [make('p', {}, make('b', { textContent: 'Help: ' }), help)] : []),
    );
  };

  const problemElements = (problems, most) => [
    ...problems.slice(0, most).map(problemElement),
    ...(problems.length > most
      ? [make('p', { textContent: `${problems.length - most} more. Run \`spec check\` to see all.` })]
      : []),
  ];

  const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

  const overlay = make('dialog', { className: 'overlay', hidden: true });
  overlay.setAttribute('role', 'alertdialog');
  overlay.setAttribute('aria-label', 'Errors in the sources');
  const headline = make('span');
  const close = make('button', { type: 'button', textContent: 'Close (Esc)' });
  const list = make('div');
  overlay.append(make('div', { className: 'sheet' }, make('h2', {}, headline, close), list));
  const corner = make('div', { className: 'corner' });
  const notices = make('div', { className: 'chip', hidden: true });
  notices.setAttribute('role', 'status');
  const panel = make('div', { className: 'panel', hidden: true });
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-label', 'Problems in files you changed');
  const chip = make('button', { className: 'chip', type: 'button', hidden: true });
  corner.append(panel, notices, chip);
  shadow.append(overlay, corner);

  let errors = [];
  let dismissed = '';
  chip.addEventListener('click', () => {
    if (errors.length > 0) {
      dismissed = '';
      showErrors();
    } else showPanel(panel.hidden);
  });
  close.addEventListener('click', dismiss);
  overlay.addEventListener('cancel', dismiss);
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    if (!overlay.hidden) dismiss();
    else if (!panel.hidden) {
      showPanel(false);
      chip.focus();
    }
  });

  function showPanel(isShown) {
    panel.hidden = !isShown;
    chip.setAttribute('aria-expanded', String(isShown));
  }

  function dismiss() {
    dismissed = JSON.stringify(errors);
    showErrors();
  }

  /** Shows or hides the overlay. It is a modal dialog, so closing it restores the focus. */
  function showErrors() {
    headline.textContent = `${count(errors.length, 'error')}: this is the last good version of the page`;
    list.replaceChildren(...problemElements(errors, 50));
    const isShown = errors.length > 0 && dismissed !== JSON.stringify(errors);
    overlay.hidden = !isShown;
    if (isShown) showPanel(false);
    if (isShown && !overlay.open) overlay.showModal();
    else if (!isShown && overlay.open) overlay.close();
  }

  function showProblems(problems) {
    errors = problems.errors;
    if (errors.length === 0) dismissed = '';
    showErrors();
    const others = problems.others;
    panel.replaceChildren(...problemElements(others, 100));
    if (others.length === 0) showPanel(false);
    const worst =
      errors.length > 0 || others.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
    chip.className = `chip ${worst}`;
    chip.textContent =
      errors.length > 0
        ? count(errors.length, 'error')
        : `${count(others.length, 'problem')} in files you changed`;
    chip.hidden = errors.length + others.length === 0;
    // Space to scroll the end of the page above the chip.
    document.documentElement.style.paddingBottom = chip.hidden ? '' : '60px';
  }

  const notice = {
    timer: 0,
    display(...content) {
      clearTimeout(this.timer);
      notices.replaceChildren(...content);
      notices.hidden = false;
    },
    /** Links to a changed section if it is not visible. */
    show(sections) {
      const [section] = sections;
      if (!section) return;
      const { top, bottom } = section.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) return this.hide();
      const title = section.querySelector('h1, h2, h3, h4, h5, h6')?.textContent.trim() || 'the beginning';
      const more = sections.length > 1 ? ` and ${sections.length - 1} more` : '';
      const link = make('a', { href: `#${section.id}`, textContent: title });
      this.display('Changed: ', link, more);
      this.timer = setTimeout(() => this.hide(), 6000);
    },
    hide() {
      clearTimeout(this.timer);
      notices.hidden = true;
    },
  };

  /** Highlights blocks briefly. The highlights are overlays: animating the blocks themselves would require a layout for each frame. */
  function mark(blocks) {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Blocks in a section that the browser skips have no position.
    const isPlaced = (block) => block.checkVisibility({ contentVisibilityAuto: true });
    const rectangles = blocks
      .slice(0, 30)
      .filter(isPlaced)
      .map((block) => block.getBoundingClientRect());
    for (const { left, top, width, height } of rectangles) {
      const box = make('div', { className: 'mark' });
      box.style.cssText = `left: ${left + scrollX}px; top: ${top + scrollY}px; width: ${width}px; height: ${height}px`;
      shadow.append(box);
      const fading = box.animate(
        { opacity: [1, 0] },
        { duration: 1500, easing: isCalm ? 'steps(1)' : 'ease-in' },
      );
      fading.onfinish = () => box.remove();
    }
  }

  // In a narrower window, highlights would be misplaced and widen the page.
  addEventListener('resize', () => {
    for (const box of shadow.querySelectorAll('.mark')) box.remove();
  });

  return { showProblems, notice, mark };
})();
