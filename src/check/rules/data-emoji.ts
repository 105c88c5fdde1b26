import { inlineJson } from '../../schema/json-text.js';
import type { Span } from '../../source/text.js';
import { rangeOf } from '../../yaml/ranges.js';
import { isMap, stringAt, type YamlValue } from '../../yaml/value.js';
import type { Rule } from '../rule.js';

const path = 'data-definitions/sas-emoji.json';

export const dataEmoji: Rule = {
  id: 'data/emoji',
  severity: 'error',
  summary: 'An emoji is not what its code points spell, or its number is taken.',
  explanation:
    'Clients compare emoji by what they see. In data-definitions/sas-emoji.json `emoji` is the text that the code points of `unicode` (U+1F436) make, and `number` is its own.',
  prepare({ repository: { graph, sources } }) {
    return ({ report, count }) => {
      const document = graph.get(sources.yaml, path);
      if (!Array.isArray(document?.value)) return;
      const numbers = new Map<YamlValue, Span>();
      for (const entry of document.value) {
        if (!isMap(entry)) continue;
        count('emoji');
        const { number } = entry;
        const before = number === undefined ? undefined : numbers.get(number);
        const at = rangeOf(entry, 'number')?.value ?? document.span;
        if (before)
          report({
            message: `The number ${inlineJson(number ?? null)} is taken.`,
            span: at,
            related: [{ message: 'the first one is here', span: before }],
            help: 'Number the emoji from 0 on.',
          });
        else if (number !== undefined) numbers.set(number, at);
        const unicode = stringAt(entry, 'unicode') ?? '';
        const points = [...unicode.matchAll(/U\+([0-9A-Fa-f]{1,6})/g)].map(([, digits = '0']) =>
          Number.parseInt(digits, 16),
        );
        const spelt = points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : '';
        const emoji = stringAt(entry, 'emoji') ?? '';
        if (spelt === emoji) continue;
        const shown = [...emoji]
          .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
          .join('');
        report({
          message: `${emoji} is ${shown}, not ${unicode}.`,
          span: rangeOf(entry, 'unicode')?.value ?? document.span,
          help: 'Correct one of the two.',
        });
      }
    };
  },
};
