import type { Report } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import type { SourceText, Span } from '../source/text.js';
import { helperValues } from './helpers.js';
import type { Inclusion } from './template-recursion.js';

/** Checks that each helper and partial used by a template exists and gets the right number of arguments; reports those that do not. */
export function checkTemplate(
  program: hbs.AST.Program,
  source: SourceText,
  partials: ReadonlySet<string>,
  report: Report,
): boolean {
  let sound = true;
  const problem = (rule: string, message: string, loc: hbs.AST.SourceLocation, help: string): void => {
    sound = false;
    report({ rule, severity: 'error', message, span: spanOf(source, loc), help });
  };

  const visit = (node: hbs.AST.Node): void => {
    if (isCall(node)) {
      const name = nameOf(node.path);
      const used = node.type !== 'MustacheStatement' || node.params.length > 0 || hasPairs(node.hash);
      const taken = helperValues.get(name);
      if (used && taken === undefined) {
        problem(
          'templates/unknown-helper',
          `Unknown helper "${name}".`,
          node.loc,
          suggestion(name, helperValues.keys()) ?? `Use a helper that templates/README.md lists.`,
        );
      } else if (taken !== undefined && taken !== node.params.length) {
        const values = `${taken} value${taken === 1 ? '' : 's'}`;
        problem(
          'templates/syntax',
          `The helper "${name}" takes ${values}, not ${node.params.length}.`,
          node.loc,
          `Write ${values} after the name of the helper.`,
        );
      }
      node.params.forEach(visit);
      node.hash?.pairs.forEach((pair) => {
        visit(pair.value);
      });
    }
    if (isPartial(node)) {
      const name = nameOf(node.name);
      if (name !== '' && !partials.has(name)) {
        problem(
          'templates/unknown-partial',
          `Template not found: "${name}.hbs".`,
          node.loc,
          suggestion(name, partials) ?? `Add templates/${name}.hbs, or correct the name.`,
        );
      }
    }
    if (isBlock(node)) for (const part of [node.program, node.inverse]) part?.body.forEach(visit);
  };
  program.body.forEach(visit);
  return sound;
}

function suggestion(name: string, known: Iterable<string>): string | undefined {
  const near = closest(name, known);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

/** The templates that a template includes by name, in order. */
export function inclusionsOf(program: hbs.AST.Program, source: SourceText): Inclusion[] {
  const inclusions: Inclusion[] = [];
  const visit = (node: hbs.AST.Node, isConditional: boolean): void => {
    if (isPartial(node) && nameOf(node.name) !== '')
      inclusions.push({ name: nameOf(node.name), isConditional, span: spanOf(source, node.loc) });
    if (!isBlock(node)) return;
    for (const part of [node.program, node.inverse]) for (const inner of part?.body ?? []) visit(inner, true);
  };
  for (const node of program.body) visit(node, false);
  return inclusions;
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;

const calls = new Set(['MustacheStatement', 'BlockStatement', 'SubExpression']);
const isCall = (node: hbs.AST.Node): node is Call => calls.has(node.type);
const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
const isPartial = (node: hbs.AST.Node): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
const nameOf = (node: hbs.AST.Node): string => (isPath(node) ? node.original : '');
const hasPairs = (hash: hbs.AST.Hash | undefined): boolean => (hash?.pairs.length ?? 0) > 0;

function spanOf(source: SourceText, { start, end }: hbs.AST.SourceLocation): Span {
  const starts = source.lineStarts();
  const offset = ({ line, column }: hbs.AST.Position): number => (starts[line - 1] ?? 0) + column;
  return { source, start: offset(start), end: offset(end) };
}
