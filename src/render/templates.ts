import type Handlebars from 'handlebars';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../source/text.js';
import { loadCompiler, loadRuntime } from './handlebars.js';
import { compileOptions, helpers } from './helpers.js';
import { precompiled } from './precompiled.js';
import { missingValue, observeReading } from './required-values.js';
import { checkTemplate, inclusionsOf } from './template-check.js';
import { type Inclusion, reportRecursion } from './template-recursion.js';

/** The template files: files of the repository override files of the tool. */
export interface TemplateSet {
  /** The text of each `.hbs` file by its name without the extension. */
  readonly templates: ReadonlyMap<string, SourceText>;
  /** The text of each `.css` and `.js` file, by file name. Files of a kind are concatenated in the order of their names. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Compiled templates. A template that is missing or invalid renders as an empty string. */
export interface Templates {
  render(name: string, values: object): string;
}

/** Inclusions nested more deeply than any page needs: the recursion of a template does not end. */
const nestingLimit = 100;

/**
 * Prepares the templates of a set: if all of them are precompiled in the bundle they are used as they are, otherwise they
 * are parsed now and compiled on first use. Reports `templates/syntax` for a template that cannot be parsed,
 * `templates/unknown-helper` and `templates/unknown-partial` for undefined names, and `templates/recursion` for templates
 * that include themselves unconditionally. While rendering, reports `templates/recursion` for a template whose recursion
 * does not end, `templates/rendering` for any other failure, once for each template, and `templates/missing-value` for
 * values that a page needs and its template does not use.
 */
export function compileTemplates(sources: ReadonlyMap<string, SourceText>, report: Report): Templates {
  const isPrecompiled = [...sources.values()].every(({ text }) => precompiled.has(text));
  const handlebars = isPrecompiled ? loadRuntime().create() : loadCompiler().create();
  handlebars.registerHelper(helpers);
  const compiled = isPrecompiled
    ? precompiledTemplates(handlebars, sources)
    : compile(handlebars, sources, report);
  let depth = 0;
  for (const name of sources.keys()) {
    const template = compiled.get(name);
    handlebars.registerPartial(name, (values: object, options?: Handlebars.RuntimeOptions) => {
      if (depth >= nestingLimit) throw new EndlessRecursion(name);
      depth++;
      const html = template?.(values, options) ?? '';
      depth--;
      return html;
    });
  }
  const failed = new Set<string>();
  const missing = new Set<string>();
  return {
    render(name, values) {
      depth = 0;
      try {
        const reading = isPrecompiled ? undefined : observeReading(name, values);
        const template = compiled.get(name);
        const html = template?.(reading?.values ?? values) ?? '';
        const source = sources.get(name);
        for (const value of (template && reading?.unread()) || []) {
          if (source && !missing.has(`${name} ${value}`)) report(missingValue(name, value, source));
          missing.add(`${name} ${value}`);
        }
        return html;
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const failure = failureOf(name, error);
        const source = sources.get(failure.name);
        if (source && !failed.has(failure.name))
          report({ ...failure.diagnostic, span: { source, start: 0, end: 0 } });
        failed.add(failure.name);
        return '';
      }
    },
  };
}

type Compiled = ReadonlyMap<string, Handlebars.TemplateDelegate<object>>;

function precompiledTemplates(
  handlebars: typeof Handlebars,
  sources: ReadonlyMap<string, SourceText>,
): Compiled {
  const templates = new Map<string, Handlebars.TemplateDelegate<object>>();
  for (const [name, { text }] of sources) {
    const specification = precompiled.get(text);
    if (specification) templates.set(name, handlebars.template<object>(specification));
  }
  return templates;
}

function compile(
  handlebars: typeof Handlebars,
  sources: ReadonlyMap<string, SourceText>,
  report: Report,
): Compiled {
  const names = new Set(sources.keys());
  const programs = new Map<string, hbs.AST.Program>();
  const inclusions = new Map<string, readonly Inclusion[]>();
  for (const [name, source] of sources) {
    const program = parse(handlebars, source, report);
    if (!program || !checkTemplate(program, source, names, report)) continue;
    programs.set(name, program);
    inclusions.set(name, inclusionsOf(program, source));
  }
  const recursive = reportRecursion(inclusions, report);
  const templates = new Map<string, Handlebars.TemplateDelegate<object>>();
  for (const [name, program] of programs)
    if (!recursive.has(name)) templates.set(name, handlebars.compile<object>(program, compileOptions));
  return templates;
}

class EndlessRecursion extends Error {
  constructor(readonly template: string) {
    super(`The recursion of the template "${template}.hbs" does not end.`);
  }
}

function failureOf(name: string, error: Error): { name: string; diagnostic: Omit<Diagnostic, 'span'> } {
  if (error instanceof EndlessRecursion)
    return {
      name: error.template,
      diagnostic: {
        rule: 'templates/recursion',
        severity: 'error',
        message: error.message,
        help: 'End the recursion with a condition, such as {{#if}}.',
      },
    };
  return {
    name,
    diagnostic: {
      rule: 'templates/rendering',
      severity: 'error',
      message: `The template "${name}.hbs" cannot be rendered: ${error.message}.`,
      help: 'Correct the template, or one that it includes.',
    },
  };
}

// "Parse error on line 3:", with the expected tokens three lines below, or "if doesn't match each - 2:3".
const parserPosition = /^Parse error on line (\d+):/;
const blockPosition = /^(.*) - (\d+):(\d+)$/;

function parse(library: typeof Handlebars, source: SourceText, report: Report): hbs.AST.Program | undefined {
  try {
    return library.parse(source.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const block = blockPosition.exec(message);
    const line = Number(parserPosition.exec(message)?.[1] ?? block?.[2] ?? 1);
    const start = (source.lineStarts()[line - 1] ?? 0) + Number(block?.[3] ?? 0);
    const end = Math.max(start, (source.lineStarts()[line - 1] ?? 0) + source.line(line).length);
    const reason = block?.[1] ?? message.split('\n')[3] ?? message;
    report({
      rule: 'templates/syntax',
      severity: 'error',
      message: `Invalid Handlebars template: ${reason.trim()}.`,
      span: { source, start, end },
    });
    return undefined;
  }
}
