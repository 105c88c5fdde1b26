import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { splitFrontMatter } from '../../markdown/front-matter.js';
import { SourceText } from '../../source/text.js';
import { isMap, parseYaml, type YamlMap, type YamlValue } from '../../yaml/parse.js';
import { textAt } from '../../yaml/scalar-text.js';
import { mapAt, valueAt } from '../../yaml/value.js';

/** The metadata of a content file, as plain values. */
export interface PageMetadata {
  readonly title: string | undefined;
  /** The title in navigation, if it differs. */
  readonly linkTitle: string | undefined;
  readonly type: string | undefined;
  readonly layout: string | undefined;
  /** 0 if there is none. */
  readonly weight: number;
  /** As written: `2024-03-22T09:59:45-06:00`. */
  readonly date: string | undefined;
  /** The room version that the page describes. */
  readonly version: string | undefined;
  /** Formats in which the page is written; empty: HTML alone. */
  readonly outputs: readonly string[];
  /** Whether a bundle has no page. */
  readonly isHeadless: boolean;
  /** Whether the page is missing from navigation. */
  readonly isHidden: boolean;
  /** The commit that an unreleased changelog describes. */
  readonly commit: string | undefined;
}

/** A content file, split at its front matter. */
export interface PageSource {
  readonly metadata: PageMetadata;
  /** Markdown. */
  readonly description: SourceText | undefined;
  readonly content: SourceText;
  /**
   * Problems of the front matter. Pages that show the file report them, rather than all pages, whose navigation depends on its metadata.
   */
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads the front matter of a content file. Front matter that is unclosed or not a map is a problem (`page/front-matter`), as are YAML
 * errors; the entries that can be read on their own then still count.
 */
export function readPageSource(source: SourceText): PageSource {
  const { frontMatter, content, unclosed } = splitFrontMatter(source);
  const problems: Diagnostic[] = [];
  if (unclosed) {
    problems.push({
      rule: 'page/front-matter',
      severity: 'error',
      message: 'The front matter is not closed.',
      span: unclosed,
      help: 'End it with a line of three hyphens.',
    });
  }
  const yaml = frontMatter && parseYaml(frontMatter);
  problems.push(...(yaml?.diagnostics ?? []));
  const isBroken = yaml?.diagnostics.some(({ severity }) => severity === 'error') ?? false;
  const readable = unclosed ? linesFrom(source, unclosed.end) : isBroken ? frontMatter?.text : undefined;
  const map = isMap(yaml?.value) ? yaml.value : readableEntries(readable ?? '');
  if (!isBroken && yaml?.value !== undefined && yaml.value !== null && !isMap(yaml.value)) {
    problems.push({
      rule: 'page/front-matter',
      severity: 'error',
      message: 'The front matter is not a map.',
      span: yaml.span,
      help: 'Write one "key: value" entry on each line.',
    });
  }
  return { metadata: metadataOf(map), description: textAt(map, 'description'), content, problems };
}

/** The lines from an offset up to a blank line. */
const linesFrom = ({ text }: SourceText, start: number): string =>
  /^\s*(.*?)(?:\n\s*\n|$)/s.exec(text.slice(start))?.[1] ?? '';

/** The entries of broken front matter that are valid YAML on their own, so that the page keeps its title and position. */
function readableEntries(frontMatter: string): YamlMap {
  const entries = frontMatter.split(/^(?=[^\s#-])/m).flatMap((entry) => {
    const { value, diagnostics } = parseYaml(SourceText.file('', entry));
    return isMap(value) && diagnostics.length === 0 ? Object.entries(value) : [];
  });
  return Object.fromEntries(entries);
}

function metadataOf(map: YamlMap): PageMetadata {
  const { outputs, weight } = map;
  return {
    title: textOf(map.title),
    linkTitle: textOf(map.linkTitle),
    type: textOf(map.type),
    layout: textOf(map.layout),
    weight: typeof weight === 'number' ? weight : 0,
    date: textOf(map.date),
    version: textOf(map.version),
    outputs: Array.isArray(outputs) ? outputs.map(String) : [],
    isHeadless: map.headless === true,
    isHidden: map.toc_hide === true,
    commit: textOf(valueAt(mapAt(map, 'params'), 'commit')),
  };
}

const textOf = (value: YamlValue | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
