import type { Report } from '../../diagnostics/diagnostic.js';
import { splitFrontMatter } from '../../markdown/front-matter.js';
import type { SourceText } from '../../source/text.js';
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
}

/** Reads the front matter of a content file. Reports front matter that is unclosed or not a map as `page/front-matter`, and YAML errors. */
export function readPageSource(source: SourceText, report: Report): PageSource {
  const { frontMatter, content, unclosed } = splitFrontMatter(source);
  if (unclosed) {
    report({
      rule: 'page/front-matter',
      severity: 'error',
      message: 'The front matter is not closed.',
      span: unclosed,
      help: 'End it with a line of three hyphens.',
    });
  }
  const yaml = frontMatter && parseYaml(frontMatter);
  for (const diagnostic of yaml?.diagnostics ?? []) report(diagnostic);
  const map = isMap(yaml?.value) ? yaml.value : {};
  if (yaml?.value !== undefined && yaml.value !== null && !isMap(yaml.value)) {
    report({
      rule: 'page/front-matter',
      severity: 'error',
      message: 'The front matter is not a map.',
      span: yaml.span,
      help: 'Write one "key: value" entry on each line.',
    });
  }
  return { metadata: metadataOf(map), description: textAt(map, 'description'), content };
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
