/** A version number as specifications use it: `r0.6.1`, `v1.2`. */
export interface Version {
  readonly text: string;
  readonly numbers: readonly number[];
}

const version = /(?:^|\s)([rv]\d+(?:\.\d+)*)(?=$|[\s;:()]|,(?!\d))/;

/** The version in a title; `undefined` if there is none. */
export function versionIn(title: string): Version | undefined {
  const text = version.exec(title)?.[1];
  return text === undefined ? undefined : { text, numbers: text.slice(1).split('.').map(Number) };
}

/** Compares versions: negative if `a` is older than `b`. Every `v` version is newer than every `r` version. */
export function compareVersions(a: Version, b: Version): number {
  if (a.text[0] !== b.text[0]) return a.text.startsWith('r') ? -1 : 1;
  for (let i = 0; i < Math.max(a.numbers.length, b.numbers.length); i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
