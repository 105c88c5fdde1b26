import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandRunner } from '../e2e/command-runner.js';
import { shared } from './shared.js';

const cases = join(shared, 'cases');
const hasCases = existsSync(cases);
const names = hasCases
  ? readdirSync(cases, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  : [];

/**
 * Small repositories, each of which shows a problem that users of similar tools have reported. Their `expected.md` names the
 * command; the output of the command, and the text of the page after a build, is in `cases/NAME.txt`.
 */
describe.skipIf(!hasCases)('reported problems', () => {
  let folder = '';
  let commands: CommandRunner | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spec-cases-'));
    commands = new CommandRunner(environment);
  });
  afterAll(() => {
    commands?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(names)('%s', async (name) => {
    const root = join(folder, name);
    cpSync(join(cases, name), root, { recursive: true });
    const [instructions = ''] = readFileSync(join(root, 'expected.md'), 'utf8').split('**Right:**');
    rmSync(join(root, 'expected.md'));
    for (const [, command = ''] of instructions.matchAll(/^ {4}(git .+)$/gm))
      execFileSync('sh', ['-c', command], { cwd: root, env: environment });
    const [, command = '', subfolder = ''] = /`spec ([^`]+)`(?: \(in `([^`]+)`\))?/.exec(instructions) ?? [];
    const args = command.split(' ');
    if (!commands) throw new Error('not started');
    const { stdout, stderr, status } = await commands.run(join(root, subfolder), args);
    const page = join(root, 'build/index.html');
    const output = [
      `$ spec ${command}`,
      // The time that a build takes is the only part that varies.
      `${stdout}${stderr}`.replace(/\(\d+\.\d+ s\)/, '(… s)').trim(),
      `status ${status}`,
      ...(existsSync(page) ? ['', articleText(readFileSync(page, 'utf8'))] : []),
    ].join('\n');
    await expect(`${output}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'cases', `${name}.txt`));
  });
});

const environment: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  NO_COLOR: '1',
};

/** The visible text of a page's article, a line for each line of its markup, and the ids of its sections. */
function articleText(html: string): string {
  const parts: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node, isArticle: boolean): void => {
    if (defaultTreeAdapter.isTextNode(node) && isArticle) parts.push(node.value);
    if (!('childNodes' in node)) return;
    const isElement = defaultTreeAdapter.isElementNode(node);
    const id = isElement ? node.attrs.find(({ name }) => name === 'id')?.value : undefined;
    if (isArticle && isElement && node.tagName === 'section' && id) parts.push(`\n#${id}\n`);
    for (const child of node.childNodes) visit(child, isArticle || (isElement && node.tagName === 'article'));
    if (isArticle && isElement && (node.tagName === 'td' || node.tagName === 'th')) parts.push(' | ');
  };
  visit(parse(html), false);
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
