/** The parts of `issue_format`: text, and `undefined` in place of the issue. */
export type IssueFormat = readonly (string | undefined)[];

/** towncrier's default: a number sign before an issue that is a number. */
export const defaultIssueFormat = (issue: string): string => (/^[+-]?\d+$/.test(issue) ? `#${issue}` : issue);

/**
 * Reads `issue_format`, a format string of Python whose only field is `{issue}`; `{{` and `}}` are braces. Returns the problem of another
 * field or an unmatched brace.
 */
export function readIssueFormat(text: string): IssueFormat | { readonly problem: string } {
  const parts: (string | undefined)[] = [];
  for (const [token] of text.matchAll(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g)) {
    if (token === '{{' || token === '}}') parts.push(token.charAt(0));
    else if (token === '{issue}') parts.push(undefined);
    else if (token.length > 1 && token.startsWith('{'))
      return { problem: `"issue_format" has an unknown field "${token}"` };
    else if (token === '{' || token === '}') return { problem: `"issue_format" has an unmatched "${token}"` };
    else parts.push(token);
  }
  return parts;
}

/** The text of a reference to an issue. */
export const formatIssue = (format: IssueFormat, issue: string): string =>
  format.map((part) => part ?? issue).join('');
