/** Why something of a reference page is not on ours, in the words of README.md. */
export interface Explanation {
  readonly reason: string;
  /** The scores that it shows in. */
  readonly scores: readonly string[];
  /** What the missing texts look like. */
  readonly texts: RegExp;
}

const faults: readonly Explanation[] = [
  {
    reason: 'Words cut after a hyphen: cells were wrapped before they were parsed.',
    scores: ['links'],
    texts: /\w- \w/,
  },
  {
    reason:
      'An object with `allOf` was shown with an example made up for it, though its author had written one.',
    scores: ['code'],
    texts: /"(auth_events|edus|observed_user)":/,
  },
  {
    reason: 'A body that is no JSON was shown as if it were a string of it.',
    scores: ['code'],
    texts: /"<bytes>"$/,
  },
  {
    reason:
      'MathML sets what docutils set as text with `sup` and `sub`: primes, order of indices and blanks differ.',
    scores: ['blocks'],
    texts:
      /[’≪≫]|Kp?private|KpublicB|S\(E\)|\{S1|S[0-9i]\b|B0|topological ordering|mainline ordering|auth difference/,
  },
  {
    reason: 'A list or a definition in a table cell ran together.',
    scores: ['blocks', 'rows'],
    texts: /A m\.key\.verification\.request was accepted/,
  },
  {
    reason: 'A parameter with one allowed value, or a header with several, is shown as a property is.',
    scores: ['blocks', 'rows'],
    texts: /One of: \["m\.read"\]|The content type of the thumbnail\.$|^string$|^enum$/,
  },
  {
    reason: 'The changelog of a released label was not found, and that of no changes shown.',
    scores: ['blocks', 'extra'],
    texts: /^No significant changes\.$|\(#\d+(, #\d+)*\)$/,
  },
  {
    reason: 'The table of APIs did not know the label of the identity service.',
    scores: ['blocks', 'rows'],
    texts: /Identity Service API \| unstable|^unstable$/,
  },
];

const tablesOf2015: Explanation = {
  reason: 'Tables of 2015 were laid out otherwise: objects in braces, bodies taken apart into dotted names.',
  scores: ['blocks', 'rows'],
  texts: /^\{\w+\}$|^array\[|^Header<|^N\/A$|^<file>$|^byte$|^\w+(\[\d\])?\.\w+$|^Typing Event$|\|/,
};

/** The differences that are explained, for each corpus. */
export const explanations: Readonly<Record<string, readonly Explanation[]>> = {
  'cs-r0.6.1': faults,
  'cs-r0.4.0': faults,
  'doc-2015-10-13': [...faults, tablesOf2015],
};
