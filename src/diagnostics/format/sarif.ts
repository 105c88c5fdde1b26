import type { Span } from '../../source/text.js';
import type { Diagnostic } from '../diagnostic.js';
import { locationOf } from '../order.js';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** A rule, for programs that list rules. */
export interface RuleDescription {
  readonly id: string;
  readonly summary: string;
}

/**
 * Formats problems as SARIF 2.1.0: one run, with the rules that reported a problem. `folder` is the path of the repository in
 * its checkout, to whose top the paths of files are relative.
 */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  rules: readonly RuleDescription[],
  version: string,
  folder = '',
): string {
  const used = [...new Set(diagnostics.map((d) => d.rule))].sort();
  const summaries = new Map(rules.map(({ id, summary }) => [id, summary]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'spec',
            version,
            rules: used.map((id) => ({ id, shortDescription: { text: summaries.get(id) ?? id } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The top of the checkout.' } } },
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.rule,
          ruleIndex: used.indexOf(diagnostic.rule),
          level: levels[diagnostic.severity],
          message: {
            text: diagnostic.help ? `${diagnostic.message} ${diagnostic.help}` : diagnostic.message,
          },
          locations: [{ physicalLocation: physicalLocation(diagnostic.span, folder) }],
          relatedLocations: (diagnostic.related ?? []).map((related, id) => ({
            id,
            message: { text: related.message },
            physicalLocation: physicalLocation(related.span, folder),
          })),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function physicalLocation(span: Span, folder: string) {
  const { file, start, end } = locationOf(span);
  const path = folder === '' ? file : `${folder}/${file}`;
  return {
    artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' },
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}
