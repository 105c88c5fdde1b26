import type { Worker } from 'node:worker_threads';
import { Command, Option } from 'commander';
import { toolVersion } from '../api/version.js';
import type { ReleaseLabels } from '../spec/labels.js';
import type { LabelDefinition } from '../spec/protocol.js';
import type { LabelOptions } from './label-options.js';

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

const rootOption = (): Option =>
  new Option('--root <folder>', 'the specification repository (default: the working directory or a parent)');

/** Examples for the help of a command, each with its purpose. */
function examples(lines: readonly (readonly [command: string, purpose: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, purpose]) => `  ${command.padEnd(width)}  # ${purpose}`).join('\n')}`;
}

/** The labels of a repository, for options of the command line. */
export interface KnownLabels {
  readonly definitions: readonly LabelDefinition[];
  /** Whether the help leaves their options out. */
  readonly areHidden: boolean;
}

/** Creates the command line of `spec` for a repository with these release labels. Actions set `process.exitCode`. */
export function createProgram({ definitions, areHidden }: KnownLabels, worker?: Worker): Command {
  const program = new Command('spec')
    .description('Build, check and serve a protocol specification.')
    .version(toolVersion)
    .option('--cwd <folder>', 'working directory of any command')
    .exitOverride()
    .showHelpAfterError('(run spec --help for a list of commands)')
    .configureHelp({ sortSubcommands: false });
  const withOption = definitions.filter(({ option }) => option !== undefined);

  function withLabels(command: Command): Command {
    command.optionsGroup('Release labels:');
    const names = definitions.map(({ name }) => name).join(', ');
    command.option(
      '-r, --release <[name=]label>',
      areHidden || names === ''
        ? 'release label, of all APIs or of one (repeatable)'
        : `release label, of all APIs or of one: ${names} (repeatable)`,
      collect,
    );
    for (const { option, short, description } of withOption) {
      const flags = `${short === undefined ? '' : `-${short}, `}--${option} <label>`;
      command.addOption(new Option(flags, description).hideHelp(areHidden));
    }
    return command;
  }

  /** Collects the labels that have options of their own. */
  function labelled<Options extends LabelOptions>(options: Options): Options {
    const given = new Map<string, unknown>(Object.entries(options));
    const labels: Record<string, string> = {};
    for (const { name, option = '' } of withOption) {
      const value = given.get(option.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
      if (typeof value === 'string') labels[name] = value;
    }
    return { ...options, labels: labels satisfies ReleaseLabels };
  }

  program
    .command('init [folder]')
    .description('write a small specification repository to start from')
    .option('--name <name>', 'name of the protocol', 'Courier')
    .option('--format <format>', 'format of the pages: md or rst', 'md')
    .option('--force', 'overwrite existing files')
    .addHelpText('after', examples([['spec init my-protocol --name Courier', 'a new folder']]))
    .action(async (folder = '.', options) => {
      const { init } = await import('./init.js');
      process.exitCode = init(folder, options);
    });

  withLabels(
    program
      .command('build')
      .description('write the site of a specification repository')
      .addOption(rootOption())
      .optionsGroup('Output:')
      .option('-o, --out <folder>', 'output folder', 'build')
      .option('-t, --target <name>', 'build only this document (repeatable)', collect)
      .optionsGroup('Lists:')
      .option('--list-targets', 'list the documents of the repository and exit')
      .option('--list-variables', 'list the template variables of the repository and exit')
      .optionsGroup('Site:')
      .option('--base-path <path>', 'path under which a site of Markdown pages is published (default: /)')
      .option('--base-url <url>', 'address under which it is published, for files with absolute addresses')
      .option('--versions <file>', 'list of published versions, which pages link to (YAML or JSON)')
      .option('--multi-page', 'write a page for each chapter as well')
      .option('--swagger-ui', 'add Swagger UI with all APIs to the site, at swagger-ui/')
      .optionsGroup('Problems and messages:')
      .option('--strict', 'treat warnings as errors')
      .option('--no-raw', 'omit `raw:: html`')
      .option('-q, --quiet', 'print problems only')
      .option('-v, --verbose', 'print the time of each phase')
      .addHelpText(
        'after',
        examples([
          ['spec build', 'the site of this repository, to build/'],
          ['spec build -t index -o /tmp/site', 'one document, to another folder'],
          ['spec build -r v1.2 --strict', 'a release; warnings are errors'],
        ]),
      ),
  ).action(async (options) => {
    const { build } = await import('./build.js');
    process.exitCode = await build(labelled(options), worker);
  });

  withLabels(
    program
      .command('check [paths...]')
      .description('report problems in sections, API files, event schemas, examples and changelogs')
      .addOption(rootOption())
      .optionsGroup('Output:')
      .option(
        '-f, --format <format>',
        'pretty, json, github, sarif or junit; with =FILE, written to a file (repeatable)',
        collect,
      )
      .option('--max-problems <n>', 'print at most n problems (default: 200 on a terminal)')
      .option('--info', 'also show advice')
      .option('-v, --verbose', 'print the number of items checked')
      .optionsGroup('What to check:')
      .option('--staged', 'check the content of the git index')
      .option('--watch', 'check again after each change')
      .option('--external', 'request links to other sites')
      .option('--anchors', 'fail if anchors.txt does not exist (it is always checked if it exists)')
      .optionsGroup('Known problems:')
      .option('--max-warnings <n>', 'fail if there are more than n warnings')
      .option('--baseline <file>', 'known problems, which are not shown (default: spec-baseline.json)')
      .option('--no-baseline', 'also show known problems')
      .optionsGroup('Changes of files:')
      .option('--fix', 'fix mechanical problems: lengths of underlines, trailing whitespace, …')
      .option('--write-baseline [file]', 'write the list of known problems; an existing list only shrinks')
      .option('--write-anchors', 'add the ids of all pages to anchors.txt')
      .option('--force', 'allow --write-baseline to add problems, and --write-anchors to remove anchors')
      .optionsGroup('Rules:')
      .option('--list-rules', 'list the rules and exit')
      .option('--explain <rule>', 'explain a rule and exit')
      .addHelpText(
        'after',
        examples([
          ['spec check', 'the whole repository'],
          ['spec check specification/index.md', 'the problems of one file'],
          ['spec check --format json=problems.json', 'for other programs'],
          ['spec check --explain rst/unknown-target', 'what a rule is about'],
        ]),
      ),
  ).action(async (paths, options) => {
    const { check } = await import('./check.js');
    process.exitCode = await check(paths, labelled(options), worker);
  });

  withLabels(
    program
      .command('serve')
      .description('start a dev server that updates open pages when a file is saved')
      .addOption(rootOption())
      .optionsGroup('Address:')
      .option('--port <number>', 'port; if it is in use, the next free one', '8000')
      .option('--strict-port', 'fail if the port is in use')
      .option(
        '--host <address>',
        'address to listen on; 0.0.0.0 allows access from other machines',
        '127.0.0.1',
      )
      .option('--versions <file>', 'list of published versions, which pages link to (YAML or JSON)')
      .option('--multi-page', 'serve a page for each chapter as well')
      .option('--diff <base>', 'mark the changes against a git revision or folder')
      .optionsGroup('Browser:')
      .option('--open', 'open the site in a browser')
      .option('--no-cors', 'forbid other sites to read API documents')
      .option(
        '--editor <name>',
        'link locations to this editor: vscode, idea, zed, … (default: $SPEC_EDITOR)',
      )
      .option('--no-raw', 'omit `raw:: html`')
      .addHelpText(
        'after',
        examples([
          ['spec serve --open', 'serve the site and open it in a browser'],
          ['spec serve --editor vscode', 'locations of problems open the editor'],
        ]),
      ),
  ).action(async (options) => {
    const { serve } = await import('./serve.js');
    await serve(labelled(options));
  });

  withLabels(
    program
      .command('dump-swagger')
      .alias('dump-openapi')
      .description('write a merged Swagger 2.0 or OpenAPI 3 document of an API, with references resolved')
      .addOption(rootOption())
      .option('-o, --out <file>', 'output file; - prints the document', 'build/api-docs.json')
      .option(
        '--api <group>',
        'folder of the API below api/ or data/api/ (default: the first, or as configured)',
      )
      .option('--all', 'write the documents of all APIs that are published, beside the file of --out')
      .option('--base-url <url>', 'address of the site, for links in descriptions that begin with /')
      .option('--no-validate', 'do not validate the documents')
      .addHelpText(
        'after',
        examples([
          ['spec dump-swagger --api mail -o mail.json', 'one API'],
          ['spec dump-swagger --all -o dist/apis.json', 'all APIs, to dist/'],
          ['spec dump-swagger -o - | jq .paths', 'printed'],
        ]),
      ),
  ).action(async (options) => {
    const { dumpSwagger } = await import('./dump-swagger.js');
    process.exitCode = await dumpSwagger(labelled(options));
  });
  program
    .command('diff [base] [head]')
    .description('compare the operations, events, text and anchors of two git revisions or folders')
    .addHelpText(
      'after',
      '\nWithout HEAD, BASE is compared with the working tree; without BASE, the merge base with the default branch is.',
    )
    .addOption(rootOption())
    .option('-f, --format <format>', 'pretty, md, html or json', 'pretty')
    .option('--fail-on <severity>', 'fail if there are changes: breaking or any')
    .option('--newsfragments', 'fail if a change has no newsfragment, or a newsfragment no change')
    .option('--pages <folder>', 'write the site of HEAD with the changes marked')
    .action(async (base, head, options) => {
      const { diff } = await import('./diff.js');
      process.exitCode = await diff(base, head, options);
    });

  program
    .command('completion <shell>')
    .description('print a completion script for bash, zsh or fish')
    .addHelpText(
      'after',
      examples([
        ['source <(spec completion bash)', 'in ~/.bashrc'],
        ['spec completion zsh > ~/.zfunc/_spec', 'in a folder of $fpath'],
        ['spec completion fish | source', 'in config.fish'],
      ]),
    )
    .action(async (shell) => {
      const { completion } = await import('./completion.js');
      process.stdout.write(completion(shell, program));
    });

  return program;
}
