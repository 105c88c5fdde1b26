import { crc32 } from 'node:zlib';

/** Files that pages link to, named by the hash of their content. */
export interface Assets {
  /** Content by path relative to the site root. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of the style sheet and of the script, if the template set has them. */
  readonly style: string | undefined;
  readonly script: string | undefined;
  /** Path of a script that does nothing. The parser waits for it, so the browser can paint and respond to the reader between the parts of a long page. */
  readonly pause: string;
}

/** The assets of a template set: its style sheets as a single file, `assets/style.1a2b3c4d.css`, and its scripts as another. */
export function assetsOf(sources: ReadonlyMap<string, string>): Assets {
  const files = new Map<string, string>();
  const add = (name: string, ending: string, content: string): string => {
    // node:crypto would take longer to load than everything else here.
    const hash = crc32(content).toString(16).padStart(8, '0');
    const path = `assets/${name}.${hash}.${ending}`;
    files.set(path, content);
    return path;
  };
  const addJoined = (name: string, ending: string): string | undefined => {
    const names = [...sources.keys()].filter((source) => source.endsWith(`.${ending}`)).sort();
    if (names.length === 0) return undefined;
    return add(name, ending, names.map((source) => sources.get(source)).join('\n'));
  };
  return {
    style: addJoined('style', 'css'),
    script: addJoined('page', 'js'),
    pause: add('pause', 'js', '// The parser of a long page pauses here.\n'),
    files,
  };
}
