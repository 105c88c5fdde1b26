import type { SourceText } from '../../source/text.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

/** A rule that looks at the text of each RST file of the repository. */
const ofTexts = (
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

export const rstTrailingWhitespace: Rule = ofTexts(
  {
    id: 'rst/trailing-whitespace',
    severity: 'info',
    summary: 'A line ends in blanks.',
    explanation: 'Nobody sees them, and every editor that removes them makes a change of it. --fix does.',
  },
  function* (source) {
    const { text } = source;
    for (let end = text.indexOf('\n'), start = 0; start <= text.length; ) {
      const lineEnd = end < 0 ? text.length : end;
      const to = text.charAt(lineEnd - 1) === '\r' && lineEnd > start ? lineEnd - 1 : lineEnd;
      let from = to;
      while (from > start && isBlank(text.charCodeAt(from - 1))) from--;
      if (from < to) {
        const span = { source, start: from, end: to };
        yield { message: 'This line ends in blanks.', span, help: 'Remove them.', fix: { span, text: '' } };
      }
      if (end < 0) return;
      start = end + 1;
      end = text.indexOf('\n', start);
    }
  },
);

const isBlank = (code: number): boolean => code === 32 || code === 9;

export const rstFinalNewline: Rule = ofTexts(
  {
    id: 'rst/final-newline',
    severity: 'info',
    summary: 'A file does not end with the end of a line.',
    explanation: 'Text that is appended would continue its last line. --fix adds the end of the line.',
  },
  function* (source) {
    const { text } = source;
    if (text === '' || text.endsWith('\n')) return;
    const span = { source, start: text.length, end: text.length };
    yield {
      message: 'The last line of the file has no end.',
      span,
      help: 'Add a line feed.',
      fix: { span, text: text.includes('\r\n') ? '\r\n' : '\n' },
    };
  },
);
