import { normalizeName } from '../../doc/names.js';
import { element, text, textOf } from '../../doc/nodes.js';
import type { DirectiveDefinition } from '../parser.js';
import { classesOption, inlineElement } from './call.js';
import {
  choice,
  classNames,
  flag,
  InvalidValue,
  nonnegativeInteger,
  type OptionConverter,
} from './options.js';
import { pending } from './pending.js';
import { misplaced } from './topics.js';

const backlinkValues = choice('top', 'entry', 'none');
const backlinks: OptionConverter = (argument) => {
  const value = backlinkValues(argument);
  return value instanceof InvalidValue || value !== 'none' ? value : undefined;
};

const LABEL = 'Contents';

/** `.. contents:: title`: a table of contents, which a transform fills. */
export const contents: DirectiveDefinition = {
  optionalArguments: 1,
  finalArgumentWhitespace: true,
  options: { depth: nonnegativeInteger, local: flag, backlinks, class: classNames },
  run(call, parser) {
    const error = misplaced(call, parser);
    if (error) return [error];
    const local = call.options.has('local');
    const topic = element('topic', call.span, [], {
      classes: ['contents', ...classesOption(call), ...(local ? ['local'] : [])],
    });
    const placeholder = pending('parts.Contents', call);
    placeholder.start = call.span.end;
    if (call.arguments.length === 0) {
      if (!local) topic.children.push(element('title', call.nameSpan, [text(LABEL, call.nameSpan)]));
      topic.attributes.names = [normalizeName(LABEL)];
      topic.children.push(placeholder);
      return [topic];
    }
    const title = inlineElement('title', call.argumentLines, call, parser);
    topic.attributes.names = [normalizeName(textOf(title.node))];
    topic.children.push(title.node, placeholder);
    return [topic, ...title.messages];
  },
};
