import type { DirectiveDefinition } from '../parser.js';
import { admonition, specificAdmonition } from './admonitions.js';
import { classifiedQuote } from './block-quotes.js';
import { classDirective } from './class.js';
import { code } from './code.js';
import { compound, container } from './compound.js';
import { contents } from './contents.js';
import { csvTable } from './csv-table.js';
import { date } from './date.js';
import { decoration } from './decoration.js';
import { figure } from './figure.js';
import { image } from './image.js';
import { include } from './include.js';
import { lineBlockDirective } from './line-block.js';
import { listTable } from './list-table.js';
import { math } from './math.js';
import { meta } from './meta.js';
import { parsedLiteral } from './parsed-literal.js';
import { raw } from './raw.js';
import { replace } from './replace.js';
import { defaultRole, role } from './role.js';
import { rubric } from './rubric.js';
import { sectnum } from './sectnum.js';
import { table } from './table.js';
import { targetNotes } from './target-notes.js';
import { testDirective } from './test-directive.js';
import { title } from './title.js';
import { sidebar, topic } from './topics.js';
import { unicode } from './unicode.js';

const directives: ReadonlyMap<string, DirectiveDefinition> = new Map([
  ['attention', specificAdmonition('attention')],
  ['caution', specificAdmonition('caution')],
  ['danger', specificAdmonition('danger')],
  ['error', specificAdmonition('error')],
  ['hint', specificAdmonition('hint')],
  ['important', specificAdmonition('important')],
  ['note', specificAdmonition('note')],
  ['tip', specificAdmonition('tip')],
  ['warning', specificAdmonition('warning')],
  ['admonition', admonition],
  ['topic', topic],
  ['sidebar', sidebar],
  ['rubric', rubric],
  ['epigraph', classifiedQuote('epigraph')],
  ['highlights', classifiedQuote('highlights')],
  ['pull-quote', classifiedQuote('pull-quote')],
  ['compound', compound],
  ['container', container],
  ['line-block', lineBlockDirective],
  ['parsed-literal', parsedLiteral],
  ['code', code],
  ['code-block', code],
  ['sourcecode', code],
  ['math', math],
  ['table', table],
  ['csv-table', csvTable],
  ['list-table', listTable],
  ['image', image],
  ['figure', figure],
  ['contents', contents],
  ['sectnum', sectnum],
  ['section-numbering', sectnum],
  ['header', decoration('header')],
  ['footer', decoration('footer')],
  ['target-notes', targetNotes],
  ['meta', meta],
  ['title', title],
  ['raw', raw],
  ['replace', replace],
  ['unicode', unicode],
  ['date', date],
  ['class', classDirective],
  ['rst-class', classDirective],
  ['include', include],
  ['role', role],
  ['default-role', defaultRole],
  ['restructuredtext-test-directive', testDirective],
]);

/** The names of all standard directives. */
export const directiveNames: readonly string[] = [...directives.keys()];

/** A standard directive by its name, case-insensitive. */
export const standardDirective = (name: string): DirectiveDefinition | undefined =>
  directives.get(name.toLowerCase());
