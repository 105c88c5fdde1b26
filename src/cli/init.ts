import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../api/usage-error.js';
import { writeAtomic } from '../api/write-atomic.js';

export interface InitOptions {
  readonly name: string;
  readonly format: string;
  readonly force?: boolean;
}

const formats = ['md', 'rst'];

/**
 * `spec init`: writes a small repository of a made-up protocol. Throws a UsageError for an invalid option, and if a file exists, unless
 * `force` is given. Returns the exit status.
 */
export function init(folder: string, { name, format, force }: InitOptions): number {
  if (!formats.includes(format))
    throw new UsageError(`--format must be md or rst, got ${JSON.stringify(format)}.`);
  const slug = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (!/^[a-z]/.test(slug) || /["'\\\n#:{}[\]]/.test(name))
    throw new UsageError(
      `--name must begin with a letter and contain only letters, digits and spaces, got ${JSON.stringify(name)}.`,
    );
  const root = resolve(folder);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new UsageError(`${folder} is a file. Choose a folder.`);
  const replaced = (text: string): string =>
    text.replaceAll('__name__', name.trim()).replaceAll('__slug__', slug);
  const files = ['common', format].flatMap((part) => filesOf(join(skeletonFolder(), part), replaced));
  const existing = files.filter(({ path }) => existsSync(join(root, path)));
  if (existing.length > 0 && !force)
    throw new UsageError(
      `File exists: ${existing[0]?.path}. Give another folder, or overwrite it with --force.`,
    );
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeAtomic(join(root, path), text);
  }
  process.stderr.write(
    `${files.length} files in ${folder === '.' ? 'this folder' : folder}. Next: ${folder === '.' ? '' : `cd ${folder} && `}npx spec serve\n`,
  );
  return 0;
}

/** The files below a folder of the skeleton. Packages cannot contain `.gitignore`, so that its name lacks the dot. */
function filesOf(folder: string, replaced: (text: string) => string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = replaced(relative(folder, file)).replace(/^gitignore$/, '.gitignore');
      return { path, text: replaced(readFileSync(file, 'utf8')) };
    });
}

/** The folder of the skeleton, beside the bundle or the sources. */
function skeletonFolder(): string {
  const beside = [join(import.meta.dirname, '../skeleton'), join(import.meta.dirname, '../../skeleton')];
  return beside.find((folder) => existsSync(folder)) ?? 'skeleton';
}
