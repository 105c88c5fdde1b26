import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { linesOf } from '../../src/rst/lines.js';
import { parse } from '../../src/rst/parse.js';
import { parseGridTable } from '../../src/rst/tables/grid.js';
import { parseSimpleTable } from '../../src/rst/tables/simple.js';
import { SourceText } from '../../src/source/text.js';
import type { RstCase } from './case.js';
import { nestedDirectives } from './nested-directives.js';

/** The tree of a case's text as docutils would print it; what a throw says, where there is one. */
export function docutilsTree(found: RstCase): string {
  try {
    const tableModule = found.id.slice(0, found.id.indexOf('/'));
    if (tableModule === 'TableParser' || tableModule === 'SimpleTableParser') return tableFault(found);
    return documentTree(found);
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function documentTree({ rst, settings }: RstCase): string {
  const autoIdPrefix = settings.auto_id_prefix;
  const { document } = parse(SourceText.file('test data', rst), {
    characterLevelInlineMarkup: settings.character_level_inline_markup === true,
    directives: nestedDirectives,
    ...(typeof autoIdPrefix === 'string' ? { autoIdPrefix } : {}),
  });
  return pseudoxml(document);
}

/** Cases of the modules that read the drawing of a table expect the words of the error. */
function tableFault({ id, rst }: RstCase): string {
  const lines = linesOf(SourceText.file('test data', rst));
  const result = id.startsWith('Simple') ? parseSimpleTable(lines) : parseGridTable(lines);
  return result.ok ? 'a table' : `TableMarkupError: ${result.fault.message}`;
}
