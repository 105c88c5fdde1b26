import { closest } from '../doc/closest.js';
import { type Replacement, replaceRanges } from '../source/replace.js';
import type { SourceText } from '../source/text.js';
import type { Conventions } from './conventions.js';
import type { Protocol } from './protocol.js';

/** Release labels by name; a missing one is `unstable`. */
export type ReleaseLabels = Readonly<Record<string, string>>;

export const unstable = 'unstable';

/**
 * The replacement of each `%TOKEN%`, by token. A label without a major version is replaced by the protocol's default in paths, or kept if
 * the conventions require `labelInPaths`.
 */
export function labelTokens(
  protocol: Protocol,
  labels: ReleaseLabels,
  { labelInPaths }: Pick<Conventions, 'labelInPaths'>,
): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  const major = (label: string, otherwise: string): string =>
    protocol.majorVersion?.pattern.exec(label)?.[1] ?? otherwise;
  for (const { name, token, majorVersionToken } of protocol.labels) {
    const label = labels[name] ?? unstable;
    tokens.set(token, label);
    if (majorVersionToken) tokens.set(majorVersionToken, major(label, label));
  }
  if (protocol.majorVersion) {
    const { token, label: name, otherwise } = protocol.majorVersion;
    const label = labels[name] ?? unstable;
    tokens.set(token, major(label, labelInPaths ? label : otherwise));
  }
  return tokens;
}

/** Returns the help for an unknown label; `known` are the tokens of the repository. */
export function unknownLabelHelp(name: string, known: readonly string[]): string {
  const near = known.includes(name) ? name : closest(name, known);
  if (near !== undefined) return `Did you mean "%${near}%"?`;
  return known.length === 0
    ? 'Remove the label, or define it in `protocol.labels` of spec.config.yaml.'
    : `The known labels are ${known.join(', ')}.`;
}

/**
 * Replaces every `%TOKEN%` in `tokens` and every `{{name}}` in `values`. Offsets in a replacement map back to its token.
 * Unknown names are left unchanged.
 */
export function substitute(
  source: SourceText,
  tokens: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, string>,
): SourceText {
  const { text } = source;
  const replacements: Replacement[] = [];
  for (let at = 0; at < text.length; ) {
    const percent = text.indexOf('%', at);
    const brace = values.size === 0 ? -1 : text.indexOf('{{', at);
    const start = percent < 0 ? brace : brace < 0 ? percent : Math.min(percent, brace);
    if (start < 0) break;
    const [open, close, known] =
      start === percent ? (['%', '%', tokens] as const) : (['{{', '}}', values] as const);
    const end = nameEnd(text, start + open.length);
    const value = text.startsWith(close, end) ? known.get(text.slice(start + open.length, end)) : undefined;
    if (value === undefined) {
      at = Math.max(end, start + open.length);
      continue;
    }
    at = end + close.length;
    replacements.push({ start, end: at, text: value });
  }
  return replaceRanges(source, replacements);
}

/** The end of the name (letters, digits and underscores) that begins at `start`. */
function nameEnd(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const isName =
      (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
    if (!isName) break;
  }
  return end;
}
