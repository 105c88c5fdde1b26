// Shows a table of properties, with the tables of the objects in it, as one foldable tree.
(() => {
  const article = document.querySelector('main article');
  if (!article) return;
  /** Objects that refer to each other often would unfold to many thousands of properties. */
  const mostUnfolded = 1000;
  let trees = 0;

  onApproach('table.type-table[id]', (table) => {
    if (isRoot(table)) addButton(table);
  });
  addEventListener('hashchange', revealTarget);

  /** Whether a table has rows with tables and is not the table of a row itself. */
  function isRoot(table) {
    const box = table.closest('.scroll');
    if (!box || box.previousElementSibling?.matches('.tree-bar, .tree')) return false;
    return !table.caption?.querySelector('a[href^="#"]') && rowsOf(table).some((row) => tableOf(row));
  }

  function addButton(table) {
    const bar = make('div', 'tree-bar');
    const button = make('button', 'tree-switch', 'Show as tree');
    button.type = 'button';
    bar.append(button);
    table.closest('.scroll').before(bar);
    button.addEventListener('click', () => {
      const { nextElementSibling: shown } = bar;
      if (shown.matches('.tree')) hide(bar, shown);
      else show(bar, table);
    });
  }

  function show(bar, table) {
    const tree = make('div', 'tree');
    tree.id = `page:tree-${++trees}`;
    tree.setAttribute('role', 'group');
    tree.setAttribute('aria-label', 'Tree of properties');
    const unfold = make('button', 'tree-unfold', 'Expand all');
    unfold.type = 'button';
    tree.append(unfold, listOf(table, { name: '', above: [table] }));
    unfold.addEventListener('click', () => {
      const isUnfolding = unfold.textContent === 'Expand all';
      if (isUnfolding) unfoldAll(tree);
      else for (const part of tree.querySelectorAll('details')) part.open = false;
      unfold.textContent = isUnfolding ? 'Collapse all' : 'Expand all';
    });
    for (const box of boxesOf(table)) {
      box.classList.add('in-tree');
      box.dataset.tree = tree.id;
    }
    bar.after(tree);
    bar.firstChild.textContent = 'Show as tables';
  }

  function hide(bar, tree) {
    for (const box of article.querySelectorAll(`[data-tree="${tree.id}"]`)) {
      box.classList.remove('in-tree');
      delete box.dataset.tree;
    }
    tree.remove();
    bar.firstChild.textContent = 'Show as tree';
  }

  /** Shows the tables again if the address refers to one of them, or to a row. */
  function revealTarget() {
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    const id = target?.closest('.in-tree')?.dataset.tree;
    const tree = id && document.getElementById(id);
    if (!tree) return;
    hide(tree.previousElementSibling, tree);
    target.scrollIntoView();
  }

  /** The boxes of a table and of all tables in its tree, unless another tree has them. */
  function boxesOf(table) {
    const found = new Set([table]);
    for (const one of found)
      for (const row of rowsOf(one)) {
        const below = tableOf(row);
        if (below) found.add(below);
      }
    return [...found].map((one) => one.closest('.scroll')).filter((box) => box && !box.dataset.tree);
  }

  const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]);

  /** The table of the object that is the type of a row, in the same section. */
  function tableOf(row) {
    const type = row.cells.length > 2 ? row.cells[1] : undefined;
    for (const link of type?.querySelectorAll('a[href^="#"]') ?? []) {
      const table = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (table?.matches('table') && table.closest('section[id]') === row.closest('section[id]'))
        return table;
    }
    return undefined;
  }

  function listOf(table, { name, above }) {
    const list = make('ul', 'tree-list');
    for (const row of rowsOf(table)) list.append(itemOf(row, { name, above }));
    return list;
  }

  function itemOf(row, { name: prefix, above }) {
    const item = document.createElement('li');
    const [first] = row.cells;
    if (row.cells.length < 2) {
      item.className = 'tree-group';
      item.append(...copyOf(first));
      return item;
    }
    const own = textOf(first);
    const name = prefix === '' ? own : `${prefix}.${own}`;
    const head = make('code', 'tree-name');
    head.append(...copyOf(first));
    const shown = [head];
    if (row.cells.length > 2) {
      const type = make('span', 'tree-type');
      type.append(...copyOf(row.cells[1], true));
      shown.push(' ', type);
    }
    const description = make('div', 'tree-description');
    description.append(...copyOf(row.cells[row.cells.length - 1]));
    const table = tableOf(row);
    if (table && !above.includes(table)) {
      const details = document.createElement('details');
      const summary = document.createElement('summary');
      summary.append(...shown);
      details.append(summary, description);
      details.fill = () => {
        if (details.querySelector(':scope > .tree-list')) return;
        details.append(listOf(table, { name, above: [...above, table] }));
      };
      details.addEventListener('toggle', () => details.open && details.fill());
      item.append(details);
    } else {
      const line = make('div', 'tree-line');
      line.append(...shown);
      item.append(line, description);
    }
    if (navigator.clipboard && first.matches(':not(.other)')) item.append(copyButton(name));
    return item;
  }

  function unfoldAll(tree) {
    const open = [...tree.querySelectorAll('details')];
    for (let i = 0; i < open.length && open.length < mostUnfolded; i++) {
      open[i].fill();
      open[i].open = true;
      open.push(...open[i].querySelectorAll(':scope > .tree-list > li > details'));
    }
  }

  function copyButton(name) {
    const button = make('button', 'tree-copy', 'Copy');
    button.type = 'button';
    button.dataset.copy = 'name';
    button.dataset.name = name;
    button.title = `Copy ${name}`;
    button.setAttribute('aria-label', `Copy ${name}`);
    return button;
  }

  /** Copies of the nodes of a cell, without ids; in a type, names of tables are text. */
  function copyOf(cell, isType = false) {
    const copy = cell.cloneNode(true);
    for (const part of copy.querySelectorAll('.link-tools')) part.remove();
    for (const part of copy.querySelectorAll('[id]')) part.removeAttribute('id');
    for (const link of isType ? copy.querySelectorAll('a[href^="#"]') : [])
      if (document.getElementById(decodeURIComponent(link.hash.slice(1)))?.matches('table'))
        link.replaceWith(...link.childNodes);
    return copy.childNodes;
  }

  function textOf(cell) {
    const copy = make('span', '');
    copy.append(...copyOf(cell));
    return copy.textContent.trim();
  }

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }
})();
