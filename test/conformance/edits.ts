import { folderOf, nameOf, type Reader } from '../../src/source/reader.js';

/** A change of a repository that must not change its pages, or only where `adds` says so. */
export interface Edit {
  readonly title: string;
  /** The new text of a file; `undefined` if it is not changed. */
  text?(path: string, text: string): string | undefined;
  /** New files. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Reads a repository with edits applied. */
export function editedReader(reader: Reader, edits: readonly Edit[]): Reader {
  const added = new Map(edits.flatMap(({ files = {} }) => Object.entries(files)));
  const folders = new Set([...added.keys()].flatMap(foldersOf));
  const read = (path: string): string | undefined => {
    let text = added.get(path) ?? reader.read(path);
    for (const edit of edits) if (text !== undefined) text = edit.text?.(path, text) ?? text;
    return text;
  };
  return {
    read,
    bytes: (path) => (added.has(path) ? new TextEncoder().encode(read(path)) : reader.bytes(path)),
    canonical: (path) => (added.has(path) || folders.has(path) ? path : reader.canonical(path)),
    canonicalFile: (path) => (added.has(path) ? path : reader.canonicalFile(path)),
    list(path) {
      const entries = reader.list(path);
      if (!entries && !folders.has(path)) return undefined;
      const names = new Map((entries ?? []).map((entry) => [entry.name, entry]));
      for (const file of added.keys())
        if (folderOf(file) === path) names.set(nameOf(file), { name: nameOf(file), kind: 'file' });
      for (const folder of folders)
        if (folderOf(folder) === path) names.set(nameOf(folder), { name: nameOf(folder), kind: 'directory' });
      return [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

function foldersOf(path: string): string[] {
  const folder = folderOf(path);
  return folder === '' ? [] : [folder, ...foldersOf(folder)];
}

const isSection = (path: string): boolean => /^specification\/.*\.rst$/.test(path);
const isApi = (path: string): boolean => /^api\/[^/]+\/(?:v\w+\/)?[^/]+\.yaml$/.test(path);

/** `- { 1: a.rst }` becomes `- { 1: [a.rst] }`, and a group of files a list of them. */
export const filesInLists: Edit = {
  title: 'levels of targets.yaml name lists of files',
  text: (path, text) =>
    path === 'specification/targets.yaml'
      ? text.replace(/^( *- \{ *\d+: *)([\w/."':-]+)( *\})/gm, '$1[$2]$3')
      : undefined,
};

export const emptyAdmonitions: Edit = {
  title: 'sections have admonitions without content',
  text: (path, text) => (isSection(path) ? text.replace(/\n\n(?=\S)/, '\n\n.. note::\n\n') : undefined),
};

export const slashAfterBasePath: Edit = {
  title: 'base paths end in a slash',
  text: (path, text) =>
    isApi(path) ? text.replace(/^(basePath: *)(["']?)([^"'\n]+?)\/?\2$/m, '$1$2$3/$2') : undefined,
};

export const requiredTwice: Edit = {
  title: 'descriptions of required parameters begin with "Required."',
  text: (path, text) =>
    isApi(path) ? text.replace(/(\n +required: true\n +description: )(?=[A-Z])/g, '$1Required. ') : undefined,
};

export const shortVersion: Edit = {
  title: 'changelogs name versions without final zeros',
  text: (path, text) =>
    path.startsWith('changelogs/') && path.endsWith('.rst')
      ? text.replace(/^(r\d+\.\d+)\.0\n(?==)/gm, '$1\n')
      : undefined,
};

export const missingReference: Edit = {
  title: 'a reference names a missing file',
  text: (path, text) =>
    path.endsWith('v2_alpha/receipts.yaml')
      ? text.replace('definitions/error.yaml', 'definitions/missing.yaml')
      : undefined,
};

/** How-tos with the titles of a reference page. */
export function howTos(html: string): Edit {
  const titles = [...html.matchAll(/<h([12])>(.*?)<\/h\1>/g)].map(([, level, title = '']) => {
    const text = title.replace(/<[^>]*>/g, '');
    return `${text}\n${(level === '1' ? '=' : '-').repeat(text.length)}\n\nText.\n`;
  });
  return {
    title: 'there is a how-to',
    files: { 'supporting-docs/howtos/client-server.rst': titles.join('\n') },
  };
}
