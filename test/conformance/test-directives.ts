import type { DirectiveDefinition, SectionScope } from '../../src/rst/parser.js';

/*
 * The directives that docutils' tests define: those of nested parsing, whose content may hold sections, and one that gives the
 * document a name.
 */

const inserting = (scope: SectionScope): DirectiveDefinition => ({
  hasContent: true,
  run(call) {
    call.insertSections(call.content, scope);
    return [];
  },
});

/** The same, but into a `section` of their own, which may stand in any block. */
const intoSection = (scope: SectionScope): DirectiveDefinition => ({
  hasContent: true,
  run(call, parser) {
    const atTop = call.parent === 'document' || call.parent === 'section';
    if (!atTop) return parser.sections(call.content, call.span);
    call.insertSections(call.content, scope);
    return [];
  },
});

const nested: readonly [string, DirectiveDefinition][] = [
  ['nested', inserting({ base: 'detached', ownStyles: false })],
  ['nested-current', inserting({ base: 'current', ownStyles: false })],
  ['nested-section', intoSection({ base: 'detached', ownStyles: false })],
  ['fresh', inserting({ base: 'detached', ownStyles: true })],
  ['fresh-current', inserting({ base: 'current', ownStyles: true })],
  ['fresh-section', intoSection({ base: 'detached', ownStyles: true })],
];

/** All of them; `names` takes what names the document is given. */
export function testDirectives(names: string[]): ReadonlyMap<string, DirectiveDefinition> {
  const addName: DirectiveDefinition = {
    run() {
      names.push('Name');
      return [];
    },
  };
  return new Map([...nested, ['add-name-to-title', addName]]);
}
