import { createHash } from 'node:crypto';

/** Files that pages link to, named by the hash of their content. */
export interface Assets {
  /** Content by path relative to the site root. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of the style sheet and of the script, if the template set has them. */
  readonly style: string | undefined;
  readonly script: string | undefined;
}

/** The assets of a template set: its style sheets as a single file, `assets/style.1a2b3c4d.css`, and its scripts as another. */
export function assetsOf(sources: ReadonlyMap<string, string>): Assets {
  const files = new Map<string, string>();
  const add = (name: string, ending: string, content: string | undefined): string | undefined => {
    if (content === undefined) return undefined;
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
    const path = `assets/${name}.${hash}.${ending}`;
    files.set(path, content);
    return path;
  };
  const joined = (ending: string): string | undefined => {
    const names = [...sources.keys()].filter((name) => name.endsWith(ending)).sort();
    return names.length === 0 ? undefined : names.map((name) => sources.get(name)).join('\n');
  };
  return { style: add('style', 'css', joined('.css')), script: add('page', 'js', joined('.js')), files };
}
