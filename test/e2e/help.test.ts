import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandResult, CommandRunner } from './command-runner.js';
import { runSpec } from './run-spec.js';

const root = resolve(import.meta.dirname, '../protocols/tide');
const names = ['init', 'build', 'check', 'serve', 'dump-swagger', 'diff', 'completion'];

let commands: CommandRunner;
beforeAll(() => {
  commands = new CommandRunner(process.env);
});
afterAll(() => commands.close());

const run = (...args: string[]): Promise<CommandResult> => commands.run(root, args);

describe('the help', () => {
  test('lists all commands', async () => {
    const { stdout, status } = await run('--help');
    expect(status).toBe(0);
    for (const name of names) expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  });

  test.each(names)('of %s has a description of each option and examples', async (name) => {
    const { stdout, status } = await run(name, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: spec ${name}`);
    expect(stdout).toMatch(/\n(?:Examples:\n {2}.*spec |Without HEAD)/);
    expect(stdout).not.toContain('(default: [])');
  });

  test('groups the options of a check', async () => {
    const { stdout } = await run('check', '--help');
    const groups = [...stdout.matchAll(/^(\S.*):$/gm)].map(([, title]) => title);
    expect(groups).toEqual([
      'Options',
      'Output',
      'What to check',
      'Known problems',
      'Changes of files',
      'Rules',
      'Release labels',
      'Examples',
    ]);
  });
});

describe('suggestions for misspelt words', () => {
  test.each([
    [['chek'], 'check'],
    [['build', '--strct'], '--strict'],
    [['build', '--target', 'indx'], 'index'],
    [['check', '--explain', 'rst/unknown-targt'], 'rst/unknown-target'],
    [['check', '--format', 'jsn'], 'json'],
    [['dump-swagger', '--api', 'gage'], 'gauge'],
    [['completion', 'bsh'], 'bash'],
  ])('%j', async (args, suggestion) => {
    const { stderr, status } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`Did you mean "?${suggestion}"?\\?`));
  });
});

describe('completion scripts', () => {
  let folder = '';
  const scripts = { bash: 'spec.bash', zsh: '_spec', fish: 'spec.fish' };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spec-completion-'));
    for (const [shell, name] of Object.entries(scripts))
      writeFileSync(join(folder, name), (await run('completion', shell)).stdout);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The words that bash offers for the last word of a command line. */
  function complete(...words: string[]): string[] {
    const script = join(folder, scripts.bash);
    const program = `source "$0"; complete -p spec >&2; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _spec; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr, status } = spawnSync('bash', ['-c', program, script, ...words], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'complete -o default -F _spec spec\n' });
    return stdout.split('\n').filter((word) => word !== '');
  }

  test('bash completes commands', () => {
    expect(complete('spec', 'd')).toEqual(['dump-swagger', 'dump-openapi', 'diff']);
  });

  test('bash completes the options of a command', () => {
    expect(complete('spec', 'check', '--max')).toEqual(['--max-problems', '--max-warnings']);
    expect(complete('spec', 'dump-openapi', '--val')).toEqual([]);
    expect(complete('spec', 'dump-openapi', '--no-val')).toEqual(['--no-validate']);
  });

  test('bash completes values', () => {
    expect(complete('spec', 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(complete('spec', 'check', '--format', 'j')).toEqual(['json', 'junit']);
    expect(complete('spec', 'check', '-f', 's')).toEqual(['sarif']);
    expect(complete('spec', 'diff', '--fail-on', '')).toEqual(['breaking', 'any']);
    expect(complete('spec', 'check', '--explain', 'rst/unknown-t')).toEqual(['rst/unknown-target']);
  });

  test('bash completes after --cwd', () => {
    expect(complete('spec', '--cwd', '/tmp', 'ch')).toEqual(['check']);
    expect(complete('spec', '--cwd', '/tmp', 'check', '--max-w')).toEqual(['--max-warnings']);
    expect(complete('spec', '--cwd', '/t')).toEqual([]);
  });

  test('bash leaves arguments to the completion of files', () => {
    expect(complete('spec', 'check', 'specif')).toEqual([]);
    expect(complete('spec', 'build', '--out', '')).toEqual([]);
  });

  test.each([scripts.zsh, scripts.fish])('%s has all commands', (name) => {
    const script = readFileSync(join(folder, name), 'utf8');
    for (const command of [...names, 'max-problems']) expect(script).toContain(command);
  });

  const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

  test.skipIf(!isInstalled('fish'))('fish completes commands, options and values', () => {
    const script = join(folder, scripts.fish);
    const offered = (line: string): string[] => {
      const { stdout, stderr } = spawnSync('fish', ['-c', `source ${script}; complete -C '${line}'`], {
        encoding: 'utf8',
        cwd: folder,
      });
      expect(stderr).toBe('');
      return stdout.split('\n').flatMap((text) => text.split('\t')[0] || []);
    };
    expect(offered('spec d')).toEqual(['diff', 'dump-openapi', 'dump-swagger']);
    expect(offered('spec --')).toEqual(['--cwd', '--help', '--version']);
    expect(offered('spec check --max')).toEqual(['--max-problems', '--max-warnings']);
    expect(offered('spec completion ')).toEqual(['bash', 'fish', 'zsh']);
    expect(offered('spec diff --fail-on ')).toEqual(['any', 'breaking']);
    expect(offered('spec check sp')).toEqual(['spec.bash', 'spec.fish']);
  });

  test.skipIf(!isInstalled('zsh'))('zsh accepts the script, as a file in $fpath too', () => {
    const script = join(folder, scripts.zsh);
    // The functions of the completion system are replaced by ones that print what they are given.
    const program = `
      compdef() { print compdef $*; }
      _describe() { print describe $*; }
      _arguments() { print -l arguments $*; }
      fpath=(${folder}); autoload -U _spec
      words=(spec d); CURRENT=2; _spec
      words=(spec --cwd /tmp completion ''); CURRENT=5; _spec
      source ${script}`;
    const { stdout, stderr, status } = spawnSync('zsh', ['-f', '-c', program], { encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout.split('\n')).toEqual([
      'describe command commands',
      'arguments',
      expect.stringMatching(/^\*-h\[/),
      expect.stringMatching(/^\*--help\[/),
      '*:argument:(bash zsh fish)',
      'compdef _spec spec',
      '',
    ]);
  });
});

describe('--cwd', () => {
  test('changes the working directory of any command, as the first option too', () => {
    const { stdout, status } = runSpec(tmpdir(), ['--cwd', root, 'build', '--list-targets']);
    expect({ stdout, status }).toEqual({
      stdout: runSpec(root, ['build', '--list-targets']).stdout,
      status: 0,
    });
  });
});

describe('colours', () => {
  const problem = ['check', '--explain', 'no/rule'];
  test('are absent unless the output is a terminal or FORCE_COLOR is set', () => {
    const broken = mkdtempSync(join(tmpdir(), 'spec-colors-'));
    try {
      runSpec(broken, ['init']);
      writeFileSync(join(broken, 'spec.config.yaml'), 'rulez: {}\n');
      const text = (env: NodeJS.ProcessEnv): string =>
        runSpec(broken, ['check'], { env: { PATH: process.env.PATH, ...env } }).stderr;
      expect(text({})).not.toContain('\u001b[');
      expect(text({ FORCE_COLOR: '1' })).toContain('\u001b[');
      expect(text({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001b[');
      expect(text({ FORCE_COLOR: '0' })).not.toContain('\u001b[');
    } finally {
      rmSync(broken, { recursive: true, force: true });
    }
    expect(runSpec(root, problem).stderr).not.toContain('\u001b[');
  });
});
