import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { ansiColors, plain } from '../../src/diagnostics/colors.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { formatGithub } from '../../src/diagnostics/format/github.js';
import { formatJson } from '../../src/diagnostics/format/json.js';
import { formatJunit } from '../../src/diagnostics/format/junit.js';
import { formatPretty, summarize } from '../../src/diagnostics/format/pretty.js';
import { formatSarif } from '../../src/diagnostics/format/sarif.js';
import { sortDiagnostics } from '../../src/diagnostics/order.js';
import { problemsOf } from './problems.js';

const cases = join(import.meta.dirname, 'formats');
const rules = [{ id: 'rst/unknown-target', summary: 'A reference has no target.' }];
const formats: Readonly<Record<string, (diagnostics: readonly Diagnostic[]) => string>> = {
  'pretty.txt': (diagnostics) => `${formatPretty(diagnostics, plain)}${summarize(diagnostics)}\n`,
  'coloured.txt': (diagnostics) => formatPretty(diagnostics, ansiColors),
  'problems.out.json': (diagnostics) => formatJson(diagnostics, 2),
  'github.txt': formatGithub,
  'problems.sarif': (diagnostics) => formatSarif(diagnostics, rules, '1.2.3'),
  'junit.xml': formatJunit,
};

/** Each case is a folder: `problems.json` defines the problems, and the other files contain the output of each format. */
describe.each(readdirSync(cases))('%s', (name) => {
  const diagnostics = sortDiagnostics(
    problemsOf(JSON.parse(readFileSync(join(cases, name, 'problems.json'), 'utf8'))),
  );

  test.each(Object.keys(formats))('%s', async (file) => {
    // A stream encodes lone surrogates as U+FFFD.
    const written = Buffer.from(formats[file]?.(diagnostics) ?? '').toString();
    await expect(written).toMatchFileSnapshot(join(cases, name, file));
  });

  test('json keeps all messages', () => {
    const { diagnostics: read, summary } = JSON.parse(formatJson(diagnostics));
    expect(read.map(({ message }: { message: string }) => message)).toEqual(
      diagnostics.map(({ message }) => message),
    );
    expect(summary.errors + summary.warnings + summary.infos).toBe(diagnostics.length);
  });

  test('github has one line for each problem', () => {
    const lines = formatGithub(diagnostics).split('\n').slice(0, -1);
    expect(lines).toHaveLength(diagnostics.length);
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) (?:\w+=[^,:\r]*,?)+::[^\r]+$/);
  });

  test('junit is well-formed', () => {
    expect(xmlErrorOf(formatJunit(diagnostics))).toBeUndefined();
  });

  test('sarif matches its schema', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, 'sarif-as-written.schema.json'), 'utf8'),
    );
    const ajv = new Ajv.default({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const log = JSON.parse(formatSarif(diagnostics, rules, '1.2.3'));
    ajv.validate(schema, log);
    expect(ajv.errors ?? []).toEqual([]);
    const [run] = log.runs;
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });
});

/** Finds the first error in XML 1.0 as far as a report can contain one: characters, references, attributes, nesting. */
function xmlErrorOf(xml: string): string | undefined {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml))
    return 'a character that XML does not allow';
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(xml)) return 'a bare ampersand';
  const open: string[] = [];
  const tag = /<(?:\?xml[^?]*\?|(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?))>/y;
  for (let at = 0; at < xml.length; ) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next < 0 ? undefined : next);
    if (text.includes(']]>')) return 'the end of a CDATA section';
    if (next < 0) break;
    tag.lastIndex = next;
    const match = tag.exec(xml);
    if (!match) return `invalid tag: ${xml.slice(next, next + 40)}`;
    const [, close, name, attributes = '', empty] = match;
    const names = [...attributes.matchAll(/ ([\w-]+)=/g)].map(([, one]) => one);
    if (new Set(names).size < names.length) return `duplicate attribute in ${name}`;
    if (close && open.pop() !== name) return `${name} is not open`;
    if (name && !close && !empty) open.push(name);
    at = tag.lastIndex;
  }
  return open.length === 0 ? undefined : `${open.at(-1)} is not closed`;
}
