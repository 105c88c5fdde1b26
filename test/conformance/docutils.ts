import { spawnSync } from 'node:child_process';

/** Reads a JSON list of texts; writes their trees. */
const script = `
import json, sys
import docutils
from docutils import core
from docutils.parsers.rst import roles
settings = {
    'report_level': 2, 'halt_level': 6, 'warning_stream': False, 'traceback': True, '_disable_config': True,
    'syntax_highlight': 'none', 'auto_id_prefix': '%', 'file_insertion_enabled': False, 'output_encoding': 'unicode',
}
def tree(text):
    roles._roles.clear()
    try:
        document = core.publish_doctree(text, source_path='test.rst', settings_overrides=settings)
        return document.pformat()
    except Exception:
        return None
json.dump({'version': docutils.__version__, 'trees': [tree(text) for text in json.load(sys.stdin)]}, sys.stdout)
`;

const candidates = ['python3', '/usr/bin/python3'];

/** The command of a Python interpreter that has docutils; `undefined` if none is installed. */
export const pythonWithDocutils: string | undefined = candidates.find(
  (command) => spawnSync(command, ['-c', 'import docutils']).status === 0,
);

interface DocutilsTrees {
  readonly version: string;
  /** Trees in pseudo-XML; `null` for texts on which docutils raises an exception. */
  readonly trees: readonly (string | null)[];
}

/** Parses texts with docutils. */
export function docutilsTrees(python: string, texts: readonly string[]): DocutilsTrees {
  const { status, stdout, stderr } = spawnSync(python, ['-c', script], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Attributes that depend on the version of docutils. */
const versionDependent = /^(?:backrefs|dupnames|ids|names|refid|refname)=|^name=(?!.*uri=)/;

/**
 * The elements and the text of a tree in pseudo-XML, without messages and without attributes that depend on the version of
 * docutils.
 */
export function structureOf(tree: string): string {
  const lines: string[] = [];
  let skipped = -1;
  for (const line of tree.split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (skipped >= 0 && (indent > skipped || line.trim() === '')) continue;
    const isMessage = /^ *<(?:system_message|section classes="system-messages")/.test(line);
    skipped = isMessage ? indent : -1;
    if (!isMessage) lines.push(isTag(line) ? withoutAttributes(line) : line);
  }
  // Older versions have targets where the development version has inline elements.
  for (const [i, line] of lines.entries()) {
    const below = lines[i + 1] ?? '';
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '<target>' && below.startsWith(' '.repeat(indent + 4)))
      lines[i] = line.replace('target', 'inline');
  }
  return lines.join('\n').trimEnd();
}

const isTag = (line: string): boolean => /^ *<[a-z_]+(?: [^\n]*)?>$/.test(line);

function withoutAttributes(line: string): string {
  const [, indent = '', name = '', rest = ''] = /^( *)<([a-z_]+)(.*)>$/.exec(line) ?? [];
  const attributes = rest.match(/[\w:-]+="(?:[^"]|"(?! [\w:-]+="|$))*"/g) ?? [];
  return `${indent}<${[name, ...attributes.filter((one) => !versionDependent.test(one))].join(' ')}>`;
}
