import type { Element } from '../../doc/nodes.js';
import type { SourceText, Span } from '../../source/text.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, Parser } from '../parser.js';
import { optionSpan, textOption } from './call.js';

/**
 * Reads the file that an option names; returns a message if that fails. Files are never read over the network, so that
 * a build depends only on the repository.
 */
export function readNamedFile(
  call: DirectiveCall,
  parser: Parser,
  option: 'file' | 'url',
  level: 3 | 4,
): SourceText | Element {
  const name = textOption(call, option) ?? '';
  if (option === 'url') {
    const message = `Problems with "${call.name}" directive URL "${name}":\nfiles are not read over the network.`;
    return directiveError(call, parser, {
      level,
      rule: 'rst/include',
      message,
      span: optionSpan(call, option),
    });
  }
  return readPath(call, parser, name, level, optionSpan(call, option));
}

/** Reads a file relative to the file that contains the directive; returns a message if that fails. */
export function readPath(
  call: DirectiveCall,
  parser: Parser,
  path: string,
  level: 3 | 4,
  span: Span,
): SourceText | Element {
  const source = parser.options.readFile?.(path, call.span.source);
  if (source) return source;
  const message = `Problems with "${call.name}" directive path:\nInputError: [Errno 2] No such file or directory: '${path}'.`;
  return directiveError(call, parser, { level, rule: 'rst/include', message, span });
}
