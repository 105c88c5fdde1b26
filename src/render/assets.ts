import { createHash } from 'node:crypto';

/** Files that pages link to, under names that change with their content. */
export interface Assets {
  /** Content, by path relative to the site's root. */
  readonly files: ReadonlyMap<string, string>;
  /** Path of the style sheet and of the script, where the templates have them. */
  readonly style: string | undefined;
  readonly script: string | undefined;
}

/** The assets of a template set, `style.css` as `assets/style.1a2b3c4d.css`. */
export function assetsOf(sources: ReadonlyMap<string, string>): Assets {
  const files = new Map<string, string>();
  const add = (name: string): string | undefined => {
    const content = sources.get(name);
    if (content === undefined) return undefined;
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
    const path = `assets/${name.replace('.', `.${hash}.`)}`;
    files.set(path, content);
    return path;
  };
  return { style: add('style.css'), script: add('page.js'), files };
}
