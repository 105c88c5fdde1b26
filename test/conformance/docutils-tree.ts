import type { Element } from '../../src/doc/nodes.js';
import { pseudoxml } from '../../src/doc/pseudoxml.js';
import { applyTransforms, isTransformName, type TransformName } from '../../src/doc/transforms/index.js';
import { linesOf } from '../../src/rst/lines.js';
import { parse, parseBlocks } from '../../src/rst/parse.js';
import { Reporter } from '../../src/rst/reporter.js';
import { parseGridTable } from '../../src/rst/tables/grid.js';
import { parseSimpleTable } from '../../src/rst/tables/simple.js';
import { SourceText } from '../../src/source/text.js';
import type { RstCase } from './case.js';
import { pygments } from './pygments.js';
import { testDirectives } from './test-directives.js';

/** The tree of a case in docutils' format, or the stack trace of an exception. */
export function docutilsTree(rstCase: RstCase): string {
  try {
    const tableModule = rstCase.id.slice(0, rstCase.id.indexOf('/'));
    if (tableModule === 'TableParser' || tableModule === 'SimpleTableParser') return tableError(rstCase);
    return documentTree(rstCase);
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function documentTree({ rst, settings, transforms, pseudoxml: expected }: RstCase): string {
  const autoIdPrefix = settings.auto_id_prefix;
  const names: string[] = [];
  const parsed = parse(SourceText.file('test data', rst), {
    characterLevelInlineMarkup: settings.character_level_inline_markup === true,
    directives: testDirectives(names),
    highlight: pygments,
    ...(typeof autoIdPrefix === 'string' ? { autoIdPrefix } : {}),
  });
  if (names.length > 0) parsed.document.attributes.names = names;
  const known = transforms.filter(isTransformName);
  // docutils' tests append the messages of transforms to the document.
  const applied: TransformName[] = known.length > 0 ? [...known, 'TestMessages'] : [];
  // If a transform was applied, no pending elements remain.
  const areApplied = applied.length > 0 || !expected.includes('<pending>');
  if (!areApplied) return pseudoxml(parsed.document);
  const readParagraph = (line: string): Element | undefined => paragraphOf(line);
  return pseudoxml(applyTransforms(parsed, applied, { reporter: new Reporter(), settings, readParagraph }));
}

function paragraphOf(line: string): Element | undefined {
  const [only, ...others] = parseBlocks(SourceText.file('test data', `\\${line}`)).nodes;
  return others.length === 0 && only?.type === 'paragraph' ? only : undefined;
}

/** The error of a table; cases of the table parsers expect nothing else. */
function tableError({ id, rst }: RstCase): string {
  const lines = linesOf(SourceText.file('test data', rst));
  const result = id.startsWith('Simple') ? parseSimpleTable(lines) : parseGridTable(lines);
  return result.ok ? 'a table' : `TableMarkupError: ${result.error.message}`;
}
