import type { Diagnostic } from '../diagnostic.js';
import { locationOf } from '../order.js';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Formats problems as workflow commands, which GitHub shows as annotations of a change. GitHub resolves paths against the top
 * of the checkout; `folder` is the path of the repository there.
 */
export function formatGithub(diagnostics: readonly Diagnostic[], folder = ''): string {
  return diagnostics
    .map((diagnostic) => {
      const { file, start, end } = locationOf(diagnostic.span);
      const lastColumn =
        end.line === start.line ? `,endColumn=${Math.max(start.column, end.column - 1)}` : '';
      const path = folder === '' ? file : `${folder}/${file}`;
      const properties = `file=${property(path)},line=${start.line},col=${start.column},endLine=${end.line}${lastColumn},title=${property(diagnostic.rule)}`;
      const text = diagnostic.help ? `${diagnostic.message}\n${diagnostic.help}` : diagnostic.message;
      return `::${commands[diagnostic.severity]} ${properties}::${data(text)}\n`;
    })
    .join('');
}

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
