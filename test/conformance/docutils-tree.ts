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
  // docutils' own tests show the messages of the transforms at the end of the document, always.
  const applied: TransformName[] = known.length > 0 ? [...known, 'TestMessages'] : [];
  // Where a transform ran, none of the elements that wait for one is left.
  const areApplied = applied.length > 0 || !expected.includes('<pending>');
  if (!areApplied) return pseudoxml(parsed.document);
  const readParagraph = (line: string): Element | undefined => paragraphOf(line);
  return pseudoxml(applyTransforms(parsed, applied, { reporter: new Reporter(), settings, readParagraph }));
}

function paragraphOf(line: string): Element | undefined {
  const [only, ...others] = parseBlocks(SourceText.file('test data', `\\${line}`)).nodes;
  return others.length === 0 && only?.type === 'paragraph' ? only : undefined;
}

/** Cases of the modules that read the drawing of a table expect the words of the error. */
function tableFault({ id, rst }: RstCase): string {
  const lines = linesOf(SourceText.file('test data', rst));
  const result = id.startsWith('Simple') ? parseSimpleTable(lines) : parseGridTable(lines);
  return result.ok ? 'a table' : `TableMarkupError: ${result.fault.message}`;
}
