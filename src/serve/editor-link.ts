import { join } from 'node:path';

/** URL templates with which well-known editors open a file. */
const editors: Readonly<Record<string, string>> = {
  vscode: 'vscode://file/{path}:{line}:{column}',
  vscodium: 'vscodium://file/{path}:{line}:{column}',
  cursor: 'cursor://file/{path}:{line}:{column}',
  zed: 'zed://file/{path}:{line}:{column}',
  idea: 'idea://open?file={path}&line={line}&column={column}',
  sublime: 'subl://open?url=file:///{path}&line={line}&column={column}',
  textmate: 'txmt://open?url=file:///{path}&line={line}&column={column}',
};

export const editorNames: readonly string[] = Object.keys(editors);

/** The URL that opens a location in an editor. */
export type EditorLink = (file: string, line: number, column: number) => string;

/**
 * Links for an editor, given by its name or by a URL template with `{path}`, `{line}` and `{column}`. `undefined` for any
 * other text, and for URLs that would run as script in the page.
 */
export function editorLink(root: string, editor: string): EditorLink | undefined {
  const template = Object.hasOwn(editors, editor) ? editors[editor] : editor;
  if (template === undefined || !/^[a-z][a-z0-9+.-]*:\/\/.*\{path\}/i.test(template)) return undefined;
  if (/^(?:javascript|vbscript|data):/i.test(template)) return undefined;
  return (file, line, column) => {
    const path = join(root, file).replaceAll('\\', '/').replace(/^\//, '');
    const values: Readonly<Record<string, string>> = {
      path: path.split('/').map(encodeURIComponent).join('/'),
      line: String(line),
      column: String(column),
    };
    return template.replace(/\{(path|line|column)\}/g, (_, name: string) => values[name] ?? '');
  };
}
