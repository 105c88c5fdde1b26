import { createRequire } from 'node:module';
import type Handlebars from 'handlebars';
import type { Report } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../source/text.js';
import { compileOptions, helpers } from './helpers.js';
import { precompiled } from './precompiled.js';
import { checkTemplate } from './template-check.js';

/** The files of `templates/`, those of a repository in place of the tool's own. */
export interface TemplateSet {
  /** Text of each `.hbs` file, by its name without the ending. */
  readonly templates: ReadonlyMap<string, SourceText>;
  /** Text of the `.css` files, which become one in the order of their names, and of `page.js`, by file name. */
  readonly assets: ReadonlyMap<string, string>;
}

/** What the templates of a set make of values. A template that is missing or broken makes nothing. */
export interface Templates {
  render(name: string, values: object): string;
}

const load = createRequire(import.meta.url);
// One file each: the package's own entries read some thirty.
const loadLibrary = (): typeof Handlebars => load('handlebars/dist/handlebars.js');
const loadRuntime = (): typeof Handlebars => load('handlebars/dist/handlebars.runtime.js');

/**
 * Makes the templates of a set ready for use: those that the bundle holds compiled are taken as they are, others are
 * parsed now and compiled when they are first used. Reports `templates/syntax` where one cannot be parsed,
 * `templates/unknown-helper` and `templates/unknown-partial` where one uses a name that nothing provides.
 */
export function compileTemplates(sources: ReadonlyMap<string, SourceText>, report: Report): Templates {
  const isReady = [...sources.values()].every(({ text }) => precompiled.has(text));
  const handlebars = isReady ? loadRuntime().create() : loadLibrary().create();
  handlebars.registerHelper(helpers);
  const ready = new Map<string, Handlebars.TemplateDelegate<object>>();
  const names = new Set(sources.keys());
  for (const [name, source] of sources) {
    const specification = precompiled.get(source.text);
    const program = specification === undefined ? parse(handlebars, source, report) : undefined;
    const isUsable = program && checkTemplate(program, source, names, report);
    const template = isUsable
      ? handlebars.compile<object>(program, compileOptions)
      : specification && handlebars.template<object>(specification);
    handlebars.registerPartial(name, template ?? (() => ''));
    if (!template) continue;
    ready.set(name, template);
  }
  return { render: (name, values) => ready.get(name)?.(values) ?? '' };
}

// "Parse error on line 3:", with what was expected three lines further down, or "if doesn't match each - 2:3".
const parserPlace = /^Parse error on line (\d+):/;
const blockPlace = /^(.*) - (\d+):(\d+)$/;

function parse(library: typeof Handlebars, source: SourceText, report: Report): hbs.AST.Program | undefined {
  try {
    return library.parse(source.text);
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault);
    const block = blockPlace.exec(message);
    const line = Number(parserPlace.exec(message)?.[1] ?? block?.[2] ?? 1);
    const start = (source.lineStarts()[line - 1] ?? 0) + Number(block?.[3] ?? 0);
    const end = Math.max(start, (source.lineStarts()[line - 1] ?? 0) + source.line(line).length);
    const reason = block?.[1] ?? message.split('\n')[3] ?? message;
    report({
      rule: 'templates/syntax',
      severity: 'error',
      message: `This is no Handlebars template: ${reason.trim()}.`,
      span: { source, start, end },
    });
    return undefined;
  }
}
