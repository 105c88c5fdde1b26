import { Command, CommanderError, Option } from 'commander';
import { reasonOf } from '../source/system-error.js';
import { describeUsageError } from './usage-error.js';
import { toolVersion } from './version.js';

/** Exit status, a public interface: 0 success, 1 problems in the sources, 2 usage or configuration error, 3 internal error. */
enum Status {
  usage = 2,
  internalError = 3,
}

let isOutputLost = false;

const program = new Command('spec')
  .description('Build, check and serve a protocol specification.')
  .version(toolVersion)
  .exitOverride()
  .showHelpAfterError('(run spec --help for a list of commands)')
  .configureHelp({ sortSubcommands: false });

const rootOption = (): Option =>
  new Option('--root <folder>', 'the specification repository (default: the working directory or a parent)');

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
    .option('-o, --out <folder>', 'output folder', 'build')
    .option('-t, --target <name>', 'build only this document (repeatable)', collect, [])
    .option('--list-targets', 'list the documents of the repository and exit')
    .option('--list-variables', 'list the template variables of the repository and exit')
    .option('--base-path <path>', 'path under which a site of Markdown pages is published (default: /)')
    .option('--base-url <url>', 'address under which it is published, for files with absolute addresses')
    .option('--swagger-ui', 'add Swagger UI with all APIs to the site, at swagger-ui/')
    .option('--strict', 'treat warnings as errors')
    .option('--no-raw', 'omit `raw:: html`')
    .option('-q, --quiet', 'print problems only')
    .option('-v, --verbose', 'print the time of each phase'),
).action(async (options) => {
  const { build } = await import('./build.js');
  process.exitCode = await build(options);
});

labelOptions(
  program
    .command('check [paths...]')
    .description('report problems in sections, API files, event schemas, examples and changelogs')
    .addOption(rootOption())
    .option(
      '-f, --format <format>',
      'pretty, json, github, sarif or junit; with =FILE, written to a file (repeatable)',
      collect,
      [],
    )
    .option('--max-warnings <n>', 'fail if there are more than n warnings')
    .option('--info', 'also show advice')
    .option('--baseline <file>', 'known problems, which are not shown (default: spec-baseline.json)')
    .option('--no-baseline', 'also show known problems')
    .option('--write-baseline [file]', 'write the list of known problems; an existing list only shrinks')
    .option('--fix', 'fix mechanical problems: lengths of underlines, trailing whitespace, …')
    .option('--watch', 'check again after each change')
    .option('--staged', 'check the content of the git index')
    .option('--external', 'request links to other sites')
    .option('--anchors', 'fail if anchors.txt does not exist (it is always checked if it exists)')
    .option('--write-anchors', 'add the ids of all pages to anchors.txt')
    .option('--force', 'allow --write-baseline to add problems, and --write-anchors to remove anchors')
    .option('--list-rules', 'list the rules and exit')
    .option('--explain <rule>', 'explain a rule and exit')
    .option('-v, --verbose', 'print the number of items checked'),
).action(async (paths, options) => {
  const { check } = await import('./check.js');
  process.exitCode = await check(paths, options);
});

labelOptions(
  program
    .command('serve')
    .description('start a dev server that updates open pages when a file is saved')
    .addOption(rootOption())
    .option('--port <number>', 'port; if it is in use, the next free one', '8000')
    .option('--strict-port', 'fail if the port is in use')
    .option(
      '--host <address>',
      'address to listen on; 0.0.0.0 allows access from other machines',
      '127.0.0.1',
    )
    .option('--open', 'open the site in a browser')
    .option('--no-cors', 'forbid other sites to read API documents')
    .option('--editor <name>', 'link locations to this editor: vscode, idea, zed, … (default: $SPEC_EDITOR)')
    .option('--no-raw', 'omit `raw:: html`'),
).action(async (options) => {
  const { serve } = await import('./serve.js');
  await serve(options);
});

labelOptions(
  program
    .command('dump-swagger')
    .alias('dump-openapi')
    .description('write a merged Swagger 2.0 or OpenAPI 3 document of an API, with references resolved')
    .addOption(rootOption())
    .option('-o, --out <file>', 'output file; - prints the document', 'build/api-docs.json')
    .option('--api <group>', 'folder of the API below api/ or data/api/ (default: client-server)')
    .option('--all', 'write the documents of all APIs that are published, beside the file of --out')
    .option('-r, --release <label>', 'release label of all APIs')
    .option('--base-url <url>', 'address of the site, for links in descriptions that begin with /')
    .option('--no-validate', 'do not validate the documents'),
).action(async (options) => {
  const { dumpSwagger } = await import('./dump-swagger.js');
  process.exitCode = await dumpSwagger(options);
});

process.stdout.on('error', (error) => {
  if (isOutputLost) return;
  isOutputLost = true;
  process.stderr.write(`spec: Cannot write to standard output: ${reasonOf(error)}.\n`);
  process.on('exit', () => {
    process.exitCode = Status.usage;
  });
});
// There is no other stream to report a failure of standard error.
process.stderr.on('error', () => undefined);

/** Runs a command line, given without the names of Node and the program. Sets `process.exitCode`. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : Status.usage;
  const message = describeUsageError(error);
  if (message !== undefined) {
    process.stderr.write(message);
    return Status.usage;
  }
  process.stderr.write(
    `spec: internal error. This is a bug in spec, not a problem in your sources; please report it with the details below.\n`,
  );
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return Status.internalError;
}
