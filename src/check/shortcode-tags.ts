import type { Query } from '../graph/graph.js';
import { readShortcodeTag } from '../markdown/text/shortcode-call.js';
import type { SourceText, Span } from '../source/text.js';
import type { Repository } from '../spec/repository.js';

/** An opening tag of a shortcode in a content file. */
export interface ShortcodeTag {
  readonly name: string;
  readonly arguments: readonly {
    /** `undefined` for a positional argument. */
    readonly key: string | undefined;
    readonly value: string;
    readonly span: Span;
  }[];
  readonly span: Span;
}

/** Creates a query for the opening tags of shortcodes in a content file, by its path. */
export const createShortcodeTags = ({ graph, sources }: Repository): Query<readonly ShortcodeTag[]> =>
  graph.query<readonly ShortcodeTag[]>('shortcodes of a file', (path, { get }) => {
    const source = get(sources.file, path);
    return source ? [...tagsIn(source)] : [];
  });

function* tagsIn(source: SourceText): Generator<ShortcodeTag> {
  const { text } = source;
  if (!text.includes('{{')) return;
  const starts = [...text.matchAll(/\{\{[%<]/g)].map(({ index }) => index);
  for (const [i, start] of starts.entries()) {
    const tag = readShortcodeTag(text, start, starts[i + 1] ?? text.length);
    if ('malformed' in tag || tag.isClosing) continue;
    yield {
      name: tag.call.name,
      arguments: tag.arguments.map(({ key, value, start: from, end: to }) => ({
        key,
        value,
        span: { source, start: from, end: to },
      })),
      span: { source, start: tag.start, end: tag.end },
    };
  }
}

/** The value of a named argument. */
export const argumentOf = ({ arguments: list }: ShortcodeTag, name: string): string | undefined =>
  list.findLast(({ key }) => key === name)?.value;
