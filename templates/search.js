// The search field.
(() => {
  lookAfterFrame();
  // The dev server dispatches this event after it has replaced the frame around the sections.
  document.addEventListener('frame-replaced', lookAfterFrame);

  function lookAfterFrame() {
    const form = document.querySelector('form.search:not([data-ready])');
    if (!form) return;
    offerSearch(form);
    form.setAttribute('data-ready', '');
  }

  /** Searches the text of all documents; the index is loaded when the field is first used. */
  function offerSearch(form) {
    const input = form.querySelector('input');
    const results = form.querySelector('.search-results');
    const { index, root } = form.dataset;
    let sections;
    let loading;

    // The index is a script because pages opened from the file system cannot fetch data.
    const load = () => {
      loading ??= new Promise((resolve) => {
        const script = document.createElement('script');
        script.src = index;
        script.onload = resolve;
        script.onerror = resolve;
        script.addEventListener('load', () => script.remove());
        document.head.append(script);
      }).then(() => {
        const pages = globalThis.specificationTexts ?? [];
        sections = pages.flatMap(({ path, title, sections: own }) =>
          own.map(([id, heading, text]) => ({
            href: `${root}${path}${id ? `#${encodeURIComponent(id)}` : ''}`,
            page: title,
            isHere: new URL(root + path, location.href).pathname === location.pathname,
            heading,
            text,
            inHeading: heading.toLowerCase(),
            inText: text.toLowerCase(),
          })),
        );
      });
      return loading;
    };

    /** The score of a section for all words; 0 if one of them is missing. */
    const score = (section, words, phrase) => {
      let sum = section.isHere ? 1 : 0;
      for (const word of words) {
        const at = section.inHeading.indexOf(word);
        if (at >= 0) sum += at === 0 || !/[a-z0-9]/.test(section.inHeading[at - 1]) ? 30 : 15;
        else if (section.inText.includes(word)) sum += 4;
        else return 0;
      }
      if (section.inHeading.includes(phrase)) sum += 20;
      else if (section.inText.includes(phrase)) sum += 5;
      return sum - Math.min(10, section.inHeading.length / 20);
    };

    const marked = (text, words) => {
      const fragment = document.createDocumentFragment();
      const lower = text.toLowerCase();
      for (let at = 0; at < text.length; ) {
        let [next, length] = [text.length, 0];
        for (const word of words) {
          const found = lower.indexOf(word, at);
          if (found >= 0 && found < next) [next, length] = [found, word.length];
        }
        fragment.append(text.slice(at, next));
        if (length > 0) {
          const mark = document.createElement('mark');
          mark.textContent = text.slice(next, next + length);
          fragment.append(mark);
        }
        at = next + length;
      }
      return fragment;
    };

    const show = (section, words) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const where = document.createElement('small');
      const first = words.map((word) => section.inText.indexOf(word)).filter((at) => at >= 0)[0] ?? 0;
      const start = first < 40 ? 0 : section.text.indexOf(' ', first - 40) + 1;
      link.href = section.href;
      link.append(marked(section.heading, words));
      where.append(`${section.page} – `, marked(section.text.slice(start, start + 140), words));
      link.append(where);
      item.append(link);
      return item;
    };

    const find = async () => {
      const phrase = input.value.trim().toLowerCase();
      if (phrase.length < 2) {
        results.hidden = true;
        return;
      }
      await load();
      if (phrase !== input.value.trim().toLowerCase()) return;
      const words = phrase.split(/\s+/);
      const found = sections
        .map((section) => ({ section, score: score(section, words, phrase) }))
        .filter((result) => result.score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, 30);
      if (found.length === 0) {
        const none = document.createElement('p');
        none.textContent = 'Nothing found.';
        results.replaceChildren(none);
      } else {
        const list = document.createElement('ul');
        list.append(...found.map(({ section }) => show(section, words)));
        results.replaceChildren(list);
      }
      results.scrollTop = 0;
      results.hidden = false;
    };

    const step = (event) => {
      const links = [...results.querySelectorAll('a')];
      const at = links.indexOf(document.activeElement);
      if (event.key === 'Escape') {
        results.hidden = true;
        input.focus();
      } else if (event.key === 'ArrowDown' && links.length > 0) {
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (event.key === 'ArrowUp' && at >= 0) {
        (links[at - 1] ?? input).focus();
      } else return;
      event.preventDefault();
    };

    // The dev server reports changes of any page.
    document.addEventListener('site-changed', () => {
      loading = undefined;
    });
    form.hidden = false;
    input.addEventListener('focus', load);
    input.addEventListener('input', find);
    input.addEventListener('focus', find);
    form.addEventListener('keydown', step);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      results.querySelector('a')?.click();
    });
    results.addEventListener('click', (event) => {
      if (event.target.closest('a')) results.hidden = true;
    });
    document.addEventListener('click', (event) => {
      if (!form.contains(event.target)) results.hidden = true;
    });
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
    });
  }
})();
