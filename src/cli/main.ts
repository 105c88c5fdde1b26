import { Command, CommanderError, Option } from 'commander';
import { describeUsageError } from './usage-error.js';
import { toolVersion } from './version.js';

/** Exit status, which is API: 0 clean, 1 problems in the sources, 2 wrong usage or configuration, 3 a fault of this tool. */
enum Status {
  usage = 2,
  fault = 3,
}

const program = new Command('spec')
  .description('Builds, checks and serves a protocol specification.')
  .version(toolVersion)
  .exitOverride()
  .showHelpAfterError('(spec --help lists the commands)')
  .configureHelp({ sortSubcommands: false });

const rootOption = (): Option =>
  new Option('--root <folder>', 'the specification repository (default: found upwards from here)');

function labelOptions(command: Command): Command {
  return command
    .option('-c, --client-release <label>', 'release label of the client-server API')
    .option('-s, --server-release <label>', 'release label of the server-server API')
    .option('-a, --appservice-release <label>', 'release label of the application service API')
    .option('-p, --push-gateway-release <label>', 'release label of the push gateway API')
    .option('-i, --identity-release <label>', 'release label of the identity service API');
}

const collect = (value: string, before: string[]): string[] => [...before, value];

labelOptions(
  program
    .command('build')
    .description('write the site of a specification repository')
    .addOption(rootOption())
    .option('-o, --out <folder>', 'where the site is written', 'build')
    .option('-t, --target <name>', 'build only this document (may be given again)', collect, [])
    .option('--list-targets', 'list the documents of the repository and end')
    .option('--list-variables', 'list the template variables that the repository provides and end')
    .option('--swagger-ui', 'put Swagger UI with all APIs into the site, at swagger-ui/')
    .option('--strict', 'treat warnings as errors')
    .option('--no-raw', 'leave out `raw:: html`')
    .option('-q, --quiet', 'print problems only')
    .option('-v, --verbose', 'print how long each phase took'),
).action(async (options) => {
  const { build } = await import('./build.js');
  process.exitCode = await build(options);
});

labelOptions(
  program
    .command('check [paths...]')
    .description('find what is wrong in sections, API files, event schemas, examples and changelogs')
    .addOption(rootOption())
    .option(
      '-f, --format <format>',
      'pretty, json, github, sarif or junit; with =FILE to a file (may be given again)',
      collect,
      [],
    )
    .option('--max-warnings <n>', 'fail with more warnings than this')
    .option('--info', 'show advice, too')
    .option('--baseline <file>', 'known problems, which are not shown (default: spec-baseline.json)')
    .option('--no-baseline', 'show known problems, too')
    .option('--write-baseline [file]', 'write the list of known problems; one that is there only shrinks')
    .option('--fix', 'mend what is mechanical: lengths of underlines, blanks at ends of lines, …')
    .option('--watch', 'check again after each change, until Ctrl-C')
    .option('--staged', 'check what is staged in git, and show the problems of files that are')
    .option('--external', 'ask the web whether links to other sites lead anywhere')
    .option('--anchors', 'fail where there is no list of anchors (anchors.txt is checked wherever it is)')
    .option('--write-anchors', 'add the ids of all pages to anchors.txt')
    .option('--force', 'let --write-baseline add problems, and --write-anchors remove anchors')
    .option('--list-rules', 'list the rules and end')
    .option('--explain <rule>', 'say what a rule is for and end')
    .option('-v, --verbose', 'say how much was looked at'),
).action(async (paths, options) => {
  const { check } = await import('./check.js');
  process.exitCode = await check(paths, options);
});

labelOptions(
  program
    .command('serve')
    .description('show the site while it is written: a saved change is on the screen at once')
    .addOption(rootOption())
    .option('--port <number>', 'port, or the next one that is free', '8000')
    .option('--strict-port', 'fail where the port is taken')
    .option(
      '--host <address>',
      'address to listen at; 0.0.0.0 lets other machines read the pages',
      '127.0.0.1',
    )
    .option('--open', 'open the site in a browser')
    .option('--editor <name>', 'places lead to this editor (default: $SPEC_EDITOR): vscode, idea, zed, …')
    .option('--no-raw', 'leave out `raw:: html`'),
).action(async (options) => {
  const { serve } = await import('./serve.js');
  await serve(options);
});

program
  .command('dump-swagger')
  .description('write one Swagger 2.0 document for an API, references resolved')
  .addOption(rootOption())
  .option('-o, --out <file>', 'where it is written; - prints it', 'build/api-docs.json')
  .option('-c, --client-release <label>', 'release label of the APIs that are written')
  .option('--api <group>', 'folder of the API below api/')
  .option('--all', 'write a file for each API, named like its folder, beside the one of --out')
  .action(async (options) => {
    const { dumpSwagger } = await import('./dump-swagger.js');
    process.exitCode = await dumpSwagger(options);
  });

// A reader that has seen enough (`| head`) is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });

/** Runs a command line, which is given without the names of Node and the program. The exit status is left in `process.exitCode`. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (fault) {
    process.exitCode = report(fault);
  }
}

function report(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : Status.usage;
  const wrongUse = describeUsageError(fault);
  if (wrongUse !== undefined) {
    process.stderr.write(wrongUse);
    return Status.usage;
  }
  process.stderr.write(
    `spec: this is a fault of spec itself, not of your sources. Please report it with what follows.\n`,
  );
  process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
  return Status.fault;
}
