import { createRequire } from 'node:module';
import type { HLJSApi, LanguageFn } from 'highlight.js';
import { escapeHtml } from './escape.js';

/** Code as HTML, its tokens in spans of class `hljs-…`. */
export type Highlight = (code: string, language: string) => string;

const aliases: Readonly<Record<string, string>> = { console: 'bash', sh: 'bash', shell: 'bash', yml: 'yaml' };

// Each of the large grammars (JavaScript, Python, HTML) takes 10 ms to set up, a tenth of what all of rendering takes.
const languages = new Set(['json', 'http', 'bash', 'yaml', 'diff']);

const load = createRequire(import.meta.url);
const loadLibrary = (): HLJSApi => load('highlight.js/lib/core');
const loadLanguage = (name: string): LanguageFn =>
  name === 'json' ? json : load(`highlight.js/lib/languages/${name}`);

/** JSON without a span for each bracket and comma, as the library's own grammar has it: half the time, half the HTML. */
const json: LanguageFn = () => ({
  name: 'JSON',
  contains: [
    { scope: 'attr', match: /"(?:\\.|[^\\"\n])*"(?=\s*:)/ },
    { scope: 'string', match: /"(?:\\.|[^\\"\n])*"/ },
    { scope: 'number', match: /-?\b\d[\d.eE+-]*/ },
    { scope: 'literal', match: /\b(?:true|false|null)\b/ },
  ],
});

/**
 * A highlighter that loads the library with the first code it meets, a language with the first code in it, and works
 * each code out once. Code in a language it does not know comes back as it is, escaped.
 */
export function createHighlighter(): Highlight {
  let library: HLJSApi | undefined;
  const done = new Map<string, string>();

  const highlightAs = (code: string, language: string): string => {
    if (code === '') return '';
    library ??= loadLibrary();
    if (library.getLanguage(language) === undefined)
      library.registerLanguage(language, loadLanguage(language));
    return library.highlight(code, { language, ignoreIllegals: true }).value;
  };

  return (code, name) => {
    const language = aliases[name] ?? name;
    if (!languages.has(language)) return escapeHtml(code);
    const key = `${language}\n${code}`;
    let html = done.get(key);
    if (html === undefined) {
      html = language === 'http' ? httpMessage(code, highlightAs) : highlightAs(code, language);
      done.set(key, html);
    }
    return html;
  };
}

/** Head and body of an HTTP message, each in its own language: the library would guess that of the body. */
function httpMessage(message: string, highlight: Highlight): string {
  const end = message.indexOf('\n\n');
  if (end < 0) return highlight(message, 'http');
  const body = message.slice(end + 2);
  return `${highlight(message.slice(0, end), 'http')}\n\n${/^\s*[[{"]/.test(body) ? highlight(body, 'json') : escapeHtml(body)}`;
}
