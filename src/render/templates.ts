import { createRequire } from 'node:module';
import type Handlebars from 'handlebars';
import type { Report } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../source/text.js';
import { helpers } from './helpers.js';
import { checkTemplate } from './template-check.js';

/** The files of `templates/`, those of a repository in place of the tool's own. */
export interface TemplateSet {
  /** Text of each `.hbs` file, by its name without the ending. */
  readonly templates: ReadonlyMap<string, SourceText>;
  /** Text of `style.css` and `page.js`, by file name; what is missing is not linked. */
  readonly assets: ReadonlyMap<string, string>;
}

/** What the templates of a set make of values. A template that is missing or broken makes nothing. */
export interface Templates {
  has(name: string): boolean;
  render(name: string, values: object): string;
}

type Library = typeof Handlebars;

const load = createRequire(import.meta.url);
// One file: the package's entry reads some thirty.
const loadLibrary = (): Library => load('handlebars/dist/handlebars.js');

/**
 * Parses the templates of a set; each is compiled when it is first used. Reports `templates/syntax` where one cannot be
 * parsed, `templates/unknown-helper` and `templates/unknown-partial` where one uses a name that nothing provides.
 */
export function compileTemplates(sources: ReadonlyMap<string, SourceText>, report: Report): Templates {
  const library = loadLibrary();
  const handlebars = library.create();
  handlebars.registerHelper(helpers);
  const compiled = new Map<string, Handlebars.TemplateDelegate<object>>();
  const names = new Set(sources.keys());
  for (const [name, source] of sources) {
    const program = parse(library, source, report);
    if (!program || !checkTemplate(program, source, names, report)) continue;
    const template = handlebars.compile<object>(program, {
      knownHelpers: { eq: true },
      knownHelpersOnly: true,
    });
    handlebars.registerPartial(name, template);
    compiled.set(name, template);
  }
  return {
    has: (name) => compiled.has(name),
    render: (name, values) => compiled.get(name)?.(values) ?? '',
  };
}

const place = /on line (\d+)/;

function parse(library: Library, source: SourceText, report: Report): hbs.AST.Program | undefined {
  try {
    return library.parse(source.text);
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault);
    const line = Number(place.exec(message)?.[1] ?? 1);
    const start = source.lineStarts()[line - 1] ?? 0;
    const lines = message.split('\n');
    report({
      rule: 'templates/syntax',
      severity: 'error',
      message: `This is no Handlebars template: ${(lines[3] ?? lines[0] ?? '').trim()}.`,
      span: { source, start, end: start + source.line(line).length },
    });
    return undefined;
  }
}
