import type { Report } from '../../diagnostics/diagnostic.js';
import type { Element } from '../../doc/nodes.js';
import type { MarkdownOptions } from '../../markdown/options.js';
import { parseMarkdown } from '../../markdown/parse.js';
import type { SourceText } from '../../source/text.js';
import { sectionKey } from '../section-key.js';
import { mayContainFormulas, reportInvalidFormulas } from './formulas.js';

/** A heading of a content file. */
export interface ContentHeading {
  readonly title: Element;
  /** 1 is `#`. */
  readonly depth: number;
  /** The heading as written, without attributes. */
  readonly sourceLine: string;
  /** The ids of an HTML anchor on the line before it. */
  readonly aliases?: readonly string[];
}

/** A heading with its blocks up to the next heading; blocks before the first heading have none. */
export interface ContentUnit {
  /** Identifies the unit across builds. */
  readonly key: string;
  readonly heading: ContentHeading | undefined;
  readonly body: readonly Element[];
}

/** The parsed text of a page, or of a file that pages include. */
export interface ContentFile {
  readonly path: string;
  readonly units: readonly ContentUnit[];
}

/** Parses the text of a content file. Reports the problems of its markup. */
export function readContentFile(content: SourceText, dialect: MarkdownOptions, report: Report): ContentFile {
  const { units, diagnostics } = parseMarkdown(content, dialect);
  for (const diagnostic of diagnostics) report(diagnostic);
  if (dialect.math && mayContainFormulas(content.text, dialect.math)) {
    for (const { heading, body } of units) {
      reportInvalidFormulas(heading?.title.children ?? [], report);
      reportInvalidFormulas(body, report);
    }
  }
  const { path } = content;
  return {
    path,
    units: units.map(({ heading, body }) => ({ key: sectionKey(path, heading?.title), heading, body })),
  };
}
