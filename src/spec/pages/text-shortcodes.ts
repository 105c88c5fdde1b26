import type { Report } from '../../diagnostics/diagnostic.js';
import { type Replacement, replaceRanges } from '../../source/replace.js';
import type { SourceText } from '../../source/text.js';

/** A request for the address of a page. */
export interface PageReference {
  /** As written: `changelog/v1.13`. */
  readonly path: string;
  /** The output format of the page: `Checklist`; absent for HTML. */
  readonly format: string | undefined;
}

const reference = /\{\{[<%]\s*(?:rel)?ref\s+([^{}]*?)\s*[>%]\}\}/g;
const argument = /(?:(\w+)\s*=\s*)?(?:"([^"]*)"|([^\s"]+))/g;

/**
 * The text with `ref` and `relref` replaced by addresses: they occur in attributes of HTML, where nothing else is a shortcode. Reports
 * an unknown page as `page/missing-page`.
 */
export function replaceReferences(
  source: SourceText,
  addressOf: (reference: PageReference) => string | undefined,
  report: Report,
): SourceText {
  if (!source.text.includes('ref ')) return source;
  const replacements: Replacement[] = [];
  for (const match of source.text.matchAll(reference)) {
    const named = new Map<string, string>();
    for (const [, name = 'path', quoted, bare = ''] of (match[1] ?? '').matchAll(argument))
      named.set(name, quoted ?? bare);
    const path = named.get('path') ?? '';
    const address = addressOf({ path, format: named.get('outputFormat') });
    const span = { source, start: match.index, end: match.index + match[0].length };
    if (address === undefined) {
      report({
        rule: 'page/missing-page',
        severity: 'error',
        message: `Page not found: "${path}".`,
        span,
        help: 'Write the path of a page, relative to the content folder.',
      });
    }
    replacements.push({ start: span.start, end: span.end, text: address ?? '#' });
  }
  return replaceRanges(source, replacements);
}
