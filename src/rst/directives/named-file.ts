import type { Element } from '../../doc/nodes.js';
import type { SourceText, Span } from '../../source/text.js';
import { directiveError } from '../directive.js';
import type { DirectiveCall, Parser } from '../parser.js';
import { optionSpan, textOption } from './call.js';
import { decoderOf } from './encodings.js';
import { isStandardPath, standardFile, standardFileHelp } from './standard-files.js';

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

/** The decoder for the `encoding` option; reports an encoding that is not supported. */
function requestedDecoder(call: DirectiveCall, parser: Parser): string | undefined {
  const encoding = textOption(call, 'encoding');
  const decoder = encoding === undefined ? undefined : decoderOf(encoding);
  if (encoding !== undefined && decoder === undefined) {
    parser.reporter.report({
      level: 2,
      rule: 'rst/include',
      message: `Unsupported encoding "${encoding}"; the file is read as UTF-8.`,
      help: 'Save the file as UTF-8.',
      span: optionSpan(call, 'encoding'),
    });
  }
  return decoder;
}

/** Reads a file relative to the file that contains the directive; returns a message if that fails. */
export function readPath(
  call: DirectiveCall,
  parser: Parser,
  path: string,
  level: 3 | 4,
  span: Span,
): SourceText | Element {
  const isStandard = call.name === 'include' && isStandardPath(path);
  const source = isStandard
    ? standardFile(path)
    : parser.options.readFile?.(path, call.span.source, requestedDecoder(call, parser));
  if (source) return source;
  const message = `Problems with "${call.name}" directive path:\nInputError: [Errno 2] No such file or directory: '${path}'.`;
  return directiveError(call, parser, {
    level,
    rule: 'rst/include',
    message,
    sentence: `${isStandard ? 'Standard file' : 'File'} not found: ${path}.`,
    ...(isStandard && { help: standardFileHelp(path) }),
    span,
  });
}
