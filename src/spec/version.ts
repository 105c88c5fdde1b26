/** A version number as specifications use it: `r0.6.1`, `v1.2`, `r0.7.0-rc1`. */
export interface Version {
  readonly text: string;
  readonly numbers: readonly number[];
  /** The identifiers of a pre-release (`rc1`, `rc.1`); empty for a release. */
  readonly preRelease: readonly string[];
}

/** `r` or `v` with numbers; then a pre-release after a hyphen or as letters and digits (`rc1`), and build metadata after a plus. */
const version =
  /(?:^|\s)([rv](\d+(?:\.\d+)*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)|([A-Za-z]+\d+))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)(?=$|[\s;:()]|,(?!\d))/;

/** The version in a title; `undefined` if there is none. */
export function versionIn(title: string): Version | undefined {
  const [, text, numbers = '', afterHyphen, attached] = version.exec(title) ?? [];
  if (text === undefined) return undefined;
  return {
    text,
    numbers: numbers.split('.').map(Number),
    preRelease: (afterHyphen ?? attached)?.split('.') ?? [],
  };
}

/**
 * Compares versions as Semantic Versioning does: negative if `a` is older than `b`. Missing numbers are 0, and a pre-release is older than
 * its release. Every `v` version is newer than every `r` version.
 */
export function compareVersions(a: Version, b: Version): number {
  if (a.text[0] !== b.text[0]) return a.text.startsWith('r') ? -1 : 1;
  for (let i = 0; i < Math.max(a.numbers.length, b.numbers.length); i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.preRelease.length === 0 || b.preRelease.length === 0)
    return b.preRelease.length - a.preRelease.length;
  for (const [i, identifier] of a.preRelease.entries()) {
    const other = b.preRelease[i];
    const difference = other === undefined ? 1 : compareIdentifiers(identifier, other);
    if (difference !== 0) return difference;
  }
  return a.preRelease.length - b.preRelease.length;
}

/** Numbers in numerical order, before words. `rc10` follows `rc9`, which Semantic Versioning writes `rc.10` and `rc.9`. */
function compareIdentifiers(a: string, b: string): number {
  const [, wordA = '', numberA] = /^(.*?)(\d*)$/.exec(a) ?? [];
  const [, wordB = '', numberB] = /^(.*?)(\d*)$/.exec(b) ?? [];
  if (wordA === wordB) return Number(numberA) - Number(numberB);
  return wordA < wordB ? -1 : 1;
}
