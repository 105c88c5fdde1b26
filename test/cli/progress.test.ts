import { afterEach, expect, test, vi } from 'vitest';
import { Progress } from '../../src/cli/progress.js';

/** The output of a run with two phases on a stream, with times replaced. */
function output(mode: 'quiet' | 'normal' | 'verbose', isTTY: boolean): string {
  let text = '';
  const stream = { isTTY, write: (part: string) => (text += part) };
  const progress = new Progress(mode, stream);
  progress.phase('reading');
  progress.phase('checking');
  progress.clear();
  text += 'A problem.\n';
  progress.end('2 pages in build');
  return text.replace(/ *\d+ ms/g, ' … ms').replace(/\d+\.\d+ s/g, '… s');
}

afterEach(() => vi.unstubAllEnvs());

test('a terminal shows the current phase on a line that is erased before other output', () => {
  vi.stubEnv('TERM', 'xterm');
  const erase = '\r\u001b[K';
  expect(output('normal', true)).toBe(
    `${erase}reading…${erase}checking…${erase}A problem.\n${erase}2 pages in build (… s)\n`,
  );
});

test('a stream that is not a terminal, or has no escape sequences, gets only the last line', () => {
  vi.stubEnv('TERM', 'xterm');
  expect(output('normal', false)).toBe('A problem.\n2 pages in build (… s)\n');
  vi.stubEnv('TERM', 'dumb');
  expect(output('normal', true)).toBe('A problem.\n2 pages in build (… s)\n');
});

test('phases are silent with quiet, and timed with verbose', () => {
  vi.stubEnv('TERM', 'xterm');
  expect(output('quiet', true)).toBe('A problem.\n');
  expect(output('verbose', true)).toBe('reading … ms\nA problem.\nchecking … ms\n2 pages in build (… s)\n');
});
