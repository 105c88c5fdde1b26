import { element, text } from '../../doc/nodes.js';
import { directiveError } from '../directive.js';
import type { DirectiveDefinition } from '../parser.js';
import { classesOption, literalText, missingContent } from './call.js';
import { readNamedFile } from './named-file.js';
import { classNames, encoding, path, uri } from './options.js';

/** `.. raw:: format`: text for a single output format. */
export const raw: DirectiveDefinition = {
  requiredArguments: 1,
  finalArgumentWhitespace: true,
  options: { file: path, url: uri, encoding, class: classNames },
  hasContent: true,
  run(call, parser) {
    const hasFile = call.options.has('file');
    const hasUrl = call.options.has('url');
    if (parser.options.raw === false) {
      return [directiveError(call, parser, { level: 2, message: `"${call.name}" directive disabled.` })];
    }
    const format = (call.arguments[0] ?? '').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
    const node = element('raw', call.span, [], { format });
    const classes = classesOption(call);
    if (classes.length > 0) node.attributes.classes = classes;
    if (call.content.length > 0) {
      if (hasFile || hasUrl) {
        const message = `"${call.name}" directive may not both specify an external file and have content.`;
        return [directiveError(call, parser, { level: 3, message })];
      }
      node.children = literalText(call.content, call.span);
      return [node];
    }
    if (!hasFile && !hasUrl) {
      const missing = missingContent(call, parser);
      return missing ? [missing] : [];
    }
    if (hasFile && hasUrl) {
      const message = `The "file" and "url" options may not be simultaneously specified for the "${call.name}" directive.`;
      return [directiveError(call, parser, { level: 3, message })];
    }
    const source = readNamedFile(call, parser, hasFile ? 'file' : 'url', 3);
    if ('type' in source) return [source];
    node.attributes.source = source.path;
    node.children = [text(source.text, { source, start: 0, end: source.text.length })];
    return [node];
  },
};
