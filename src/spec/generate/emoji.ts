import type { Element } from '../../doc/nodes.js';
import type { Span } from '../../source/text.js';
import { isMap, type YamlValue } from '../../yaml/value.js';
import { generated } from './generated.js';

/** The emoji of short authentication strings. */
export const emojiFile = 'data-definitions/sas-emoji.json';

/** The table of emoji with their numbers, code points and descriptions. */
export const emojiTable = (list: YamlValue | undefined, span: Span): Element =>
  generated('emoji_table', span, {
    emojis: (Array.isArray(list) ? list : [])
      .filter(isMap)
      .map(({ number, emoji, description, unicode }) => ({
        number: Number(number),
        emoji: String(emoji),
        description: String(description),
        unicode: String(unicode).split(/(?=U\+)/),
      })),
  });
