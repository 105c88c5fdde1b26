import type { Command } from 'commander';
import { UsageError } from '../api/usage-error.js';
import { catalogue } from '../check/catalogue/index.js';
import { closest } from '../doc/closest.js';
import { formats } from './outputs.js';

/** A command with its names and options, for a completion script. */
interface Completed {
  readonly names: readonly string[];
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** The values of its argument; empty for files. */
  readonly values: readonly string[];
}

interface CompletedOption {
  /** `-f`, `--format`. */
  readonly flags: readonly string[];
  readonly description: string;
  readonly hasValue: boolean;
  /** Its values; empty for files and for any text. */
  readonly values: readonly string[];
}

const scripts = { bash, zsh, fish } as const;
const isShell = (name: string): name is keyof typeof scripts => Object.hasOwn(scripts, name);

/** The completion script of a program for a shell. Throws a UsageError for an unknown shell. */
export function completion(shell: string, program: Command): string {
  if (isShell(shell)) return scripts[shell](commandsOf(program), optionsOf(program));
  const shells = Object.keys(scripts);
  const near = closest(shell, shells);
  throw new UsageError(
    `Unknown shell "${shell}". ${near ? `Did you mean "${near}"?` : `Shells: ${shells.join(', ')}.`}`,
  );
}

/** The values of arguments and of options with a fixed set of values, by command. */
const knownValues: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['completion', Object.keys(scripts)],
  ['init --format', ['md', 'rst']],
  ['check --format', formats],
  ['check --explain', catalogue.map(({ id }) => id)],
  ['diff --format', ['pretty', 'md', 'html', 'json']],
  ['diff --fail-on', ['breaking', 'any']],
]);

const commandsOf = (program: Command): Completed[] =>
  program.commands.map((command) => ({
    names: [command.name(), ...command.aliases()],
    description: command.description(),
    options: optionsOf(command),
    values: knownValues.get(command.name()) ?? [],
  }));

const optionsOf = (command: Command): CompletedOption[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .map(({ short, long, description, required, optional }) => ({
      flags: [short, long].filter((flag) => flag !== undefined),
      description,
      hasValue: required || optional,
      values: knownValues.get(`${command.name()} ${long}`) ?? [],
    }));

/** Completes commands, options, their values, and files as arguments. */
function bash(commands: readonly Completed[], general: readonly CompletedOption[]): string {
  const cases = commands.map(
    ({ names, options }) =>
      `    ${names.join('|')}) words='${options.flatMap(({ flags }) => flags).join(' ')}' ;;`,
  );
  const values = commands.flatMap(({ names, options, values: ofArgument }) => {
    const entry = (patterns: readonly string[], offered: readonly string[]): string[] =>
      offered.length === 0 ? [] : [`    ${patterns.join('|')}) values='${offered.join(' ')}' ;;`];
    return [
      ...options.flatMap(({ flags, values: ofOption }) =>
        entry(
          names.flatMap((name) => flags.map((flag) => `'${name} ${flag}'`)),
          ofOption,
        ),
      ),
      ...entry(
        names.map((name) => `'${name} '*`),
        ofArgument,
      ),
    ];
  });
  const first = [
    ...commands.flatMap(({ names }) => names),
    ...general.flatMap(({ flags }) => flags.filter((flag) => flag.startsWith('--'))),
  ];
  return `# bash completion of spec
_spec() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words= values= at=1
  while [[ \${COMP_WORDS[at]} == --cwd ]] && ((COMP_CWORD > at + 1)); do ((at += 2)); done
  local command=\${COMP_WORDS[at]}
  COMPREPLY=()
  if ((COMP_CWORD == at)); then
    COMPREPLY=($(compgen -W '${first.join(' ')}' -- "$current"))
    return
  fi
  case $command in
${cases.join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case "$command $previous" in
${values.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$values" -- "$current"))
}
complete -o default -F _spec spec
`;
}

function zsh(commands: readonly Completed[], general: readonly CompletedOption[]): string {
  const described = (name: string, text: string): string =>
    `    ${quoted(`${name.replaceAll(':', '\\:')}:${text}`)}`;
  const names = commands.flatMap(({ names: all, description }) =>
    all.map((name) => described(name, description)),
  );
  const first = general.flatMap(({ flags, description }) =>
    flags.map((flag) => described(flag, description)),
  );
  const cases = commands.map(({ names: all, options, values }) => {
    const specifications = options.flatMap(({ flags, description, hasValue, values: ofOption }) =>
      flags.map((flag) => {
        const text = description.replace(/[[\]:]/g, '\\$&');
        return quoted(`*${flag}[${text}]${hasValue ? `:value:${actionOf(ofOption)}` : ''}`);
      }),
    );
    const argument = quoted(`*:argument:${actionOf(values)}`);
    return `    ${all.join('|')}) _arguments ${[...specifications, argument].join(' ')} ;;`;
  });
  return `#compdef spec
_spec() {
  local -a commands=(
${names.join('\n')}
  )
  local -a general=(
${first.join('\n')}
  )
  while [[ $words[2] == --cwd ]] && ((CURRENT > 3)); do
    shift 2 words
    ((CURRENT -= 2))
  done
  if ((CURRENT == 2)); then
    if [[ $words[2] == -* ]]; then _describe -o option general; else _describe command commands; fi
    return
  fi
  if [[ $words[2] == --cwd ]]; then
    _files -/
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join('\n')}
  esac
}
# A file in $fpath is the function itself, which is called when a word is completed for the first time.
if [[ $funcstack[1] == _spec ]]; then _spec "$@"; else compdef _spec spec; fi
`;
}

/** The action of zsh that offers values, or files if there are none. */
const actionOf = (values: readonly string[]): string =>
  values.length > 0 ? `(${values.join(' ')})` : '_files';

function fish(commands: readonly Completed[], general: readonly CompletedOption[]): string {
  const option = (condition: string, { flags, description, hasValue, values }: CompletedOption): string =>
    [
      `complete -c spec -n ${condition}`,
      ...flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)),
      ...(values.length > 0 ? [`-x -a ${quoted(values.join(' '))}`] : hasValue ? ['-r'] : []),
      `-d ${quoted(description)}`,
    ].join(' ');
  const lines = commands.flatMap(({ names, description, options, values }) => {
    const isSeen = quoted(`__fish_seen_subcommand_from ${names.join(' ')}`);
    return [
      ...names.map(
        (name) => `complete -c spec -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ),
      ...(values.length > 0 ? [`complete -c spec -n ${isSeen} -f -a ${quoted(values.join(' '))}`] : []),
      ...options.map((one) => option(isSeen, one)),
    ];
  });
  const first = general.map((one) => option('__fish_use_subcommand', one));
  return `# fish completion of spec\n${[...first, ...lines].join('\n')}\n`;
}

/** A word in single quotes; in fish, too, a quote within them ends and starts the word again. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
