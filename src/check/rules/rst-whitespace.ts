import type { SourceText } from '../../source/text.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

/** Creates a rule that checks the text of each RST file of the repository. */
const textRule = (
  description: Omit<Rule, 'prepare'>,
  find: (source: SourceText) => Iterable<Finding>,
): Rule => ({
  ...description,
  prepare({ repository: { sources }, byFile }) {
    const inFile = byFile(description.id, (path, { get }) => {
      const source = get(sources.file, path);
      return source ? find(source) : [];
    });
    return ({ report }) => {
      for (const path of sources.file.current())
        if (path.endsWith('.rst')) for (const finding of inFile(path)) report(finding);
    };
  },
});

export const rstTrailingWhitespace: Rule = textRule(
  {
    id: 'rst/trailing-whitespace',
    severity: 'info',
    summary: 'A line has trailing whitespace.',
    explanation:
      'Trailing whitespace is invisible, and editors that remove it on save produce unrelated changes. --fix removes it.',
  },
  function* (source) {
    const { text } = source;
    for (let end = text.indexOf('\n'), start = 0; start <= text.length; ) {
      const lineEnd = end < 0 ? text.length : end;
      const to = text.charAt(lineEnd - 1) === '\r' && lineEnd > start ? lineEnd - 1 : lineEnd;
      let from = to;
      while (from > start && isWhitespace(text.charCodeAt(from - 1))) from--;
      if (from < to) {
        const span = { source, start: from, end: to };
        yield { message: 'Trailing whitespace.', span, help: 'Remove it.', fix: { span, text: '' } };
      }
      if (end < 0) return;
      start = end + 1;
      end = text.indexOf('\n', start);
    }
  },
);

const isWhitespace = (code: number): boolean => code === 32 || code === 9;

export const rstFinalNewline: Rule = textRule(
  {
    id: 'rst/final-newline',
    severity: 'info',
    summary: 'A file does not end with a newline.',
    explanation: 'Appended text would continue the last line. --fix adds the newline.',
  },
  function* (source) {
    const { text } = source;
    if (text === '' || text.endsWith('\n')) return;
    const span = { source, start: text.length, end: text.length };
    yield {
      message: 'No newline at the end of the file.',
      span,
      help: 'Add a newline.',
      fix: { span, text: text.includes('\r\n') ? '\r\n' : '\n' },
    };
  },
);
