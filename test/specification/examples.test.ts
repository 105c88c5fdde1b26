import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../specification/', import.meta.url);

const sections = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.rst'),
);

interface Example {
  readonly path: string;
  /** The line of the directive, from 1. */
  readonly line: number;
  readonly text: string;
}

/** The code blocks of a language in a section: what stands deeper than the directive, less its options. */
function codeBlocks(path: string, language: string): Example[] {
  const lines = readFileSync(new URL(path, folder), 'utf8').split('\n');
  return lines.flatMap((directive, index) => {
    const match = /^( *)\.\. code(?:-block)?:: (\w+)$/.exec(directive);
    if (match === null || match[2] !== language) return [];
    const indent = match[1]?.length ?? 0;
    const body: string[] = [];
    for (const line of lines.slice(index + 1)) {
      if (line.trim() !== '' && line.search(/\S/) <= indent) break;
      if (!/^ +:\w+:/.test(line)) body.push(line);
    }
    return [{ path, line: index + 1, text: body.join('\n') }];
  });
}

function problemOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (fault) {
    return String(fault);
  }
}

describe('examples in sections', () => {
  const json = sections.flatMap((path) => codeBlocks(path, 'json'));
  const http = sections.flatMap((path) => codeBlocks(path, 'http'));

  it('are found', () => {
    expect(json.length).toBeGreaterThan(50);
    expect(http.length).toBeGreaterThan(10);
  });

  it.each(json)('JSON: $path:$line', ({ text }) => {
    expect(problemOf(text)).toBeUndefined();
  });

  it.each(http)('HTTP with a body that is JSON: $path:$line', ({ text }) => {
    const body = text
      .trim()
      .split(/\n\s*\n/)
      .slice(1)
      .join('\n');
    if (body !== '') expect(problemOf(body)).toBeUndefined();
  });
});
