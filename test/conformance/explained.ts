/** A reason why content of a reference page is missing from ours, as listed in README.md. */
export interface Explanation {
  readonly reason: string;
  /** The scores that it affects. */
  readonly scores: readonly string[];
  /** Matches the missing texts. */
  readonly texts: RegExp;
}

const oldToolchain: readonly Explanation[] = [
  {
    reason: 'Words are split after a hyphen because cells were wrapped before they were parsed.',
    scores: ['links'],
    texts: /\w- \w/,
  },
  {
    reason: 'An object with `allOf` had a generated example although its author had written one.',
    scores: ['code'],
    texts: /"(auth_events|edus|observed_user)":/,
  },
  {
    reason: 'A body of another media type was shown as a JSON string.',
    scores: ['code'],
    texts: /"<bytes>"$/,
  },
  {
    reason: 'A header example that begins with the name of the header was shown with the name twice.',
    scores: ['code'],
    texts: /Content-Type: Content-Type: /,
  },
  {
    reason: 'MathML differs from text with `sup` and `sub` in primes, the order of indices and spaces.',
    scores: ['blocks'],
    texts:
      /[’≪≫]|Kp?private|KpublicB|S\(E\)|\{S1|S[0-9i]\b|B0|topological ordering|mainline ordering|auth difference/,
  },
  {
    reason: 'A list or definition in a table cell was merged into one paragraph.',
    scores: ['blocks', 'rows'],
    texts: /A m\.key\.verification\.request was accepted/,
  },
  {
    reason: 'A parameter with one allowed value, or a header with several, is now shown like a property.',
    scores: ['blocks', 'rows'],
    texts: /One of: \["m\.read"\]|The content type of the thumbnail\.$|^string$|^enum$/,
  },
  {
    reason:
      'Other properties, headers and bodies of other responses than 200, and alternatives beside properties were on no reference page.',
    scores: ['extra'],
    texts:
      /^<(?:Other|Any) propert(?:ies|y)>$|^(?:Protocol|Location|integer|object|any|string|\[string\]|\{string: object\}|\[?NO_TITLE\]?)$|^(?:Application-dependent keys|Keys dependent on)|^(?:Authentication response|flows|params|session|completed|stages|errcode|error|room_version)$|^Required\. (?:A list of the login flows|The login type of each|An error code)|^(?:Contains any information that the client|This is a session identifier|A list of the stages|A human-readable error|The version of the room\. Required)|Internationalised Policy|^The policy information|^Required\. The (?:translated name of the policy|URL, which should include)/,
  },
  {
    reason: 'The changelog of a released label was not found, and an empty one was shown.',
    scores: ['blocks', 'extra'],
    texts: /^No significant changes\.$|\(#\d+(, #\d+)*\)$/,
  },
  {
    reason: 'The table of APIs lacked the label of the identity service.',
    scores: ['blocks', 'rows'],
    texts: /Identity Service API \| unstable|^unstable$/,
  },
];

const tablesOf2015: Explanation = {
  reason: 'Tables of 2015 had another layout: objects in braces, and bodies as dotted names.',
  scores: ['blocks', 'rows'],
  texts: /^\{\w+\}$|^array\[|^Header<|^N\/A$|^<file>$|^byte$|^\w+(\[\d\])?\.\w+$|\|/,
};

const mathml: Explanation = {
  reason: 'Temml and KaTeX put different spaces, bars and italic letters into the MathML of six formulas.',
  scores: ['blocks', 'extra'],
  texts: /\\parallel|\\begin\{cases\}/,
};

const quoteAtLineEnd: Explanation = {
  reason: 'An apostrophe at the end of a line is curly on our page.',
  scores: ['blocks', 'extra'],
  texts: /^Verifying by QR codes provides a quick way/,
};

const headingInHtml: Explanation = {
  reason: 'A heading was plain text because an HTML block without a blank line preceded it.',
  scores: ['order', 'blocks'],
  texts: /^## Knocking upon a room$|^Restricted rooms > /,
};

/** The explained differences of each corpus. */
export const explanations: Readonly<Record<string, readonly Explanation[]>> = {
  'cs-r0.6.1': oldToolchain,
  'cs-r0.4.0': oldToolchain,
  'doc-2015-10-13': [...oldToolchain, tablesOf2015],
  'spec-v1.19': [mathml],
  'spec-v1.10': [quoteAtLineEnd],
  'spec-v1.7': [quoteAtLineEnd, headingInHtml],
};
