import type { Diagnostic } from '../diagnostic.js';
import { locationOf } from '../order.js';

/** Formats problems as JUnit XML: a test suite for each file, a test for each problem, and a single passing test if there are none. */
export function formatJunit(diagnostics: readonly Diagnostic[]): string {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { file } = locationOf(diagnostic.span);
    const list = files.get(file);
    if (list) list.push(diagnostic);
    else files.set(file, [diagnostic]);
  }
  const failures = diagnostics.filter((d) => d.severity === 'error').length;
  const suites = [...files].map(([file, list]) => suite(file, list)).join('');
  const clean =
    '  <testsuite name="spec check" tests="1" failures="0">\n    <testcase name="no problems" classname="spec"/>\n  </testsuite>\n';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="spec check" tests="${Math.max(1, diagnostics.length)}" failures="${failures}">\n${suites || clean}</testsuites>\n`;
}

function suite(file: string, diagnostics: readonly Diagnostic[]): string {
  const failures = diagnostics.filter((d) => d.severity === 'error').length;
  const cases = diagnostics.map((diagnostic) => {
    const { start } = locationOf(diagnostic.span);
    const text = `${file}:${start.line}:${start.column} ${diagnostic.severity}: ${diagnostic.message}${diagnostic.help ? `\n${diagnostic.help}` : ''}`;
    const inside =
      diagnostic.severity === 'error'
        ? `<failure type="${xml(diagnostic.rule)}" message="${xml(diagnostic.message)}">${xml(text)}</failure>`
        : `<system-out>${xml(text)}</system-out>`;
    return `    <testcase name="${xml(`${diagnostic.rule} ${start.line}:${start.column}`)}" classname="${xml(file)}" file="${xml(file)}" line="${start.line}">${inside}</testcase>\n`;
  });
  return `  <testsuite name="${xml(file)}" tests="${diagnostics.length}" failures="${failures}">\n${cases.join('')}  </testsuite>\n`;
}

/** Escapes a text for XML; characters that XML 1.0 does not allow become U+FFFD. */
const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\t/g, '&#9;')
    .replace(/\n/g, '&#10;')
    .replace(/\r/g, '&#13;');
