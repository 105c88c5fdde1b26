import type { DirectiveDefinition, SectionScope } from '../../src/rst/parser.js';

/*
 * The directives that docutils' tests define: several that parse content with sections, and one that adds a name to the
 * document.
 */

const inserting = (scope: SectionScope): DirectiveDefinition => ({
  hasContent: true,
  run(call) {
    call.insertSections(call.content, scope);
    return [];
  },
});

/** Like `inserting`, into a separate `section`, which is allowed in any block. */
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

/** Creates the directives; `names` receives the names that are added to the document. */
export function testDirectives(names: string[]): ReadonlyMap<string, DirectiveDefinition> {
  const addName: DirectiveDefinition = {
    run() {
      names.push('Name');
      return [];
    },
  };
  return new Map([...nested, ['add-name-to-title', addName]]);
}
