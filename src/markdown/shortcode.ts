import { type DataValue, type Element, element, type Node } from '../doc/nodes.js';
import type { Span } from '../source/text.js';
import type { ShortcodeDelimiter } from './options.js';

/** A call of a shortcode: `{{% name "positional" key="value" %}}`. */
export interface ShortcodeCall {
  readonly name: string;
  readonly delimiter: ShortcodeDelimiter;
  readonly named: Readonly<Record<string, string>>;
  readonly positional: readonly string[];
}

/** The element of a shortcode; `children` is the parsed inner Markdown of a paired one. */
export const shortcodeElement = (
  call: ShortcodeCall,
  flow: 'block' | 'inline',
  span: Span,
  children: Node[] = [],
): Element =>
  element('shortcode', span, children, {
    data: { ...call, flow },
  });

/** Whether an element is a shortcode that is a block, not a part of the text around it. */
export const isBlockShortcode = ({ type, attributes: { data } }: Element): boolean =>
  type === 'shortcode' && data?.flow === 'block';

/** The call that a `shortcode` element was read from; `undefined` for other elements. */
export function shortcodeCall({ type, attributes: { data } }: Element): ShortcodeCall | undefined {
  if (type !== 'shortcode' || data === undefined) return undefined;
  const { name, delimiter, named, positional } = data;
  return {
    name: textValue(name),
    delimiter: delimiter === '<' ? '<' : '%',
    named: isMap(named)
      ? Object.fromEntries(Object.entries(named).map(([key, value]) => [key, textValue(value)]))
      : {},
    positional: Array.isArray(positional) ? positional.map(textValue) : [],
  };
}

const textValue = (value: DataValue): string => (typeof value === 'string' ? value : '');

const isMap = (value: DataValue): value is { readonly [key: string]: DataValue } =>
  typeof value === 'object' && !Array.isArray(value);
