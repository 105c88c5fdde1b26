import type { HLJSApi, LanguageFn } from 'highlight.js';
import { loadLibrary } from '../source/library.js';
import { escapeText } from './escape.js';
import { highlightHttpHead, highlightJson } from './highlight-json.js';

/** Code as HTML, with tokens in spans of class `hljs-…`. */
export type Highlight = (code: string, language: string) => string;

const aliases: Readonly<Record<string, string>> = { console: 'bash', sh: 'bash', shell: 'bash', yml: 'yaml' };

// Setting up a large grammar (JavaScript, Python, HTML) takes 10 ms, a tenth of the time of rendering.
const languages = new Set(['json', 'http', 'bash', 'yaml', 'diff']);

const loadCore = (): HLJSApi => loadLibrary('highlight.js/lib/core');
const loadLanguage = (name: string): LanguageFn => loadLibrary(`highlight.js/lib/languages/${name}`);

/**
 * Creates a highlighter that loads the library and each language on first use and memoizes its results. Code in an
 * unknown language is only escaped.
 */
export function createHighlighter(): Highlight {
  let library: HLJSApi | undefined;
  const done = new Map<string, string>();

  const highlightAs = (code: string, language: string): string => {
    if (code === '') return '';
    library ??= loadCore();
    if (library.getLanguage(language) === undefined)
      library.registerLanguage(language, loadLanguage(language));
    return library.highlight(code, { language, ignoreIllegals: true }).value;
  };

  return (code, name) => {
    const language = aliases[name] ?? name;
    if (!languages.has(language)) return escapeText(code);
    if (language === 'json') return highlightJson(code);
    if (language === 'http') return httpMessage(code);
    const key = `${language}\n${code}`;
    let html = done.get(key);
    if (html === undefined) {
      html = highlightAs(code, language);
      done.set(key, html);
    }
    return html;
  };
}

/** The head and the body of an HTTP message, each highlighted in its own language. */
function httpMessage(message: string): string {
  const end = message.indexOf('\n\n');
  if (end < 0) return highlightHttpHead(message);
  const body = message.slice(end + 2);
  return `${highlightHttpHead(message.slice(0, end))}\n\n${/^\s*[[{"]/.test(body) ? highlightJson(body) : escapeText(body)}`;
}
