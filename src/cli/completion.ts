import type { Command, Option } from 'commander';
import { UsageError } from '../api/usage-error.js';
import { closest } from '../doc/closest.js';

/** A command with its names and options, for a completion script. */
interface Completed {
  readonly names: readonly string[];
  readonly description: string;
  readonly options: readonly Option[];
}

const scripts = { bash, zsh, fish } as const;
const isShell = (name: string): name is keyof typeof scripts => Object.hasOwn(scripts, name);

/** The completion script of a program for a shell. Throws a UsageError for an unknown shell. */
export function completion(shell: string, program: Command): string {
  if (isShell(shell)) return scripts[shell](commandsOf(program));
  const shells = Object.keys(scripts);
  const near = closest(shell, shells);
  throw new UsageError(
    `Unknown shell "${shell}". ${near ? `Did you mean "${near}"?` : `Shells: ${shells.join(', ')}.`}`,
  );
}

const commandsOf = (program: Command): Completed[] =>
  program.commands.map((command) => ({
    names: [command.name(), ...command.aliases()],
    description: command.description(),
    options: command.createHelp().visibleOptions(command),
  }));

const flagsOf = ({ short, long }: Option): string[] => [short, long].filter((flag) => flag !== undefined);

/** Completes commands, options, and files as arguments. */
function bash(commands: readonly Completed[]): string {
  const cases = commands.map(
    ({ names, options }) => `    ${names.join('|')}) words='${options.flatMap(flagsOf).join(' ')}' ;;`,
  );
  return `# bash completion of spec
_spec() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} words=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${commands.flatMap(({ names }) => names).join(' ')} --help --version --cwd' -- "$current"))
    return
  fi
  case $command in
${cases.join('\n')}
  esac
  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$current")); fi
}
complete -o default -F _spec spec
`;
}

function zsh(commands: readonly Completed[]): string {
  const names = commands.flatMap(({ names, description }) =>
    names.map((name) => `    ${quoted(`${name}:${description}`)}`),
  );
  const cases = commands.map(({ names, options }) => {
    const specifications = options.flatMap((option) =>
      flagsOf(option).map((flag) => {
        const value = option.required || option.optional ? `:value:_files` : '';
        return quoted(`*${flag}[${option.description.replace(/[[\]:]/g, '\\$&')}]${value}`);
      }),
    );
    return `    ${names.join('|')}) _arguments ${[...specifications, quoted('*:file:_files')].join(' ')} ;;`;
  });
  return `#compdef spec
_spec() {
  local -a commands=(
${names.join('\n')}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join('\n')}
  esac
}
compdef _spec spec
`;
}

function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ names, description, options }) => [
    ...names.map(
      (name) => `complete -c spec -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ),
    ...options.map((option) => {
      const { short, long, description: text } = option;
      const flags = [
        ...(short === undefined ? [] : [`-s ${short.slice(1)}`]),
        ...(long === undefined ? [] : [`-l ${long.slice(2)}`]),
        ...(option.required ? ['-r'] : []),
      ];
      return `complete -c spec -n '__fish_seen_subcommand_from ${names.join(' ')}' ${flags.join(' ')} -d ${quoted(text)}`;
    }),
  ]);
  return `# fish completion of spec\n${lines.join('\n')}\n`;
}

/** A word in single quotes; in fish, too, a quote within them ends and starts the word again. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
