// Buttons with `data-copy` copy text: a block of code, the path of a request, a command that sends it, the full name of a property, or a link as Markdown.
(() => {
  document.addEventListener('click', async ({ target }) => {
    const button = target.closest?.('button[data-copy]');
    const text = button && textFor(button);
    if (text === undefined || text === null) return;
    await navigator.clipboard.writeText(text);
    const label = button.textContent;
    if (button.dataset.copied !== undefined) return;
    button.dataset.copied = '';
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = label;
      delete button.dataset.copied;
    }, 1500);
  });

  function textFor(button) {
    const pre = button.closest('.code-box')?.querySelector('pre') ?? exampleOf(button.closest('section'));
    const request = pre && readRequest(pre.textContent);
    switch (button.dataset.copy) {
      case 'code':
        return pre.textContent;
      case 'path':
        return pathOf(button.closest('h1, h2, h3, h4, h5, h6')) ?? request?.path;
      case 'curl':
        return request && curlCommand(request);
      case 'name':
        return button.dataset.name;
      case 'markdown':
        return markdownLink(button);
      default:
        return undefined;
    }
  }

  /** The example of a request in a section, without those of the sections in it. */
  function exampleOf(section) {
    const examples = section?.querySelectorAll('pre.http') ?? [];
    return [...examples].find((pre) => pre.closest('section[id]') === section);
  }

  /** The path in the heading of an operation. */
  function pathOf(heading) {
    return heading?.querySelector('.operation')?.textContent.replace(/^\S+\s+/, '');
  }

  /** `[name](address)` of the element that the button belongs to. */
  function markdownLink(button) {
    const { id, title } = button.dataset;
    const address = new URL(location.href);
    address.hash = encodeURIComponent(id);
    const quoted = title.replace(/[\\[\]]/g, String.raw`\$&`);
    return `[${quoted}](${address.href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
  }

  /** The parts of an HTTP request; `undefined` for other text. */
  function readRequest(text) {
    const [head, ...rest] = text.split('\n\n');
    const [start, ...fields] = head.split('\n');
    const [, method, path] = /^([A-Z]+) (\/\S*)/.exec(start) ?? [];
    if (!method) return undefined;
    const headers = fields.filter((field) => /^[\w-]+:/.test(field));
    return { method, path, headers, body: rest.join('\n\n').trim() };
  }

  function curlCommand({ method, path, headers, body }) {
    const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
    const host = headers.find((field) => /^host:/i.test(field))?.replace(/^host:\s*/i, '');
    const sent = headers.filter((field) => !/^(?:host|content-length):/i.test(field));
    return [
      `curl -X ${method} ${quoted(`https://${host ?? 'example.org'}${path}`)}`,
      ...sent.map((field) => `-H ${quoted(field)}`),
      ...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
    ].join(' \\\n  ');
  }
})();
