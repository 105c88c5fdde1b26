import { compareReaders, openStates, type States } from '../api/diff.js';
import { UsageError } from '../api/usage-error.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Comparison, isEmpty } from '../diff/comparison.js';
import { severityOf } from '../diff/format/describe.js';
import { formatJson } from '../diff/format/json.js';
import { formatMarkdown } from '../diff/format/markdown.js';
import { formatPretty } from '../diff/format/pretty.js';
import { colorsFor, formatFor } from './terminal.js';

export interface DiffOptions {
  readonly root?: string;
  readonly format: string;
  readonly failOn?: string;
  readonly pages?: string;
  readonly newsfragments?: boolean;
}

const formats = {
  pretty: (comparison: Comparison): string => formatPretty(comparison, colorsFor(process.stdout)),
  md: formatMarkdown,
  html: formatReport,
  json: formatJson,
} as const;

const isFormat = (name: string): name is keyof typeof formats => Object.hasOwn(formats, name);

/**
 * `spec diff`: prints the changes between two states of a specification: git revisions, folders, or the working tree. Returns the
 * exit status: 1 if `--fail-on` applies to a change, or if `--newsfragments` finds a disagreement.
 */
export async function diff(
  base: string | undefined,
  head: string | undefined,
  options: DiffOptions,
): Promise<number> {
  const { format, failOn } = options;
  if (!isFormat(format))
    throw new UsageError(`Unknown format "${format}". Formats: ${Object.keys(formats).join(', ')}.`);
  if (failOn !== undefined && failOn !== 'breaking' && failOn !== 'any')
    throw new UsageError(`--fail-on must be "breaking" or "any", got "${failOn}".`);
  const states = openStates(options.root, { base, head });
  if (options.pages !== undefined) await writePages(states, options.pages);
  const comparison = await compareReaders(states, options);
  process.stdout.write(await formats[format](comparison, states.root));
  const { undescribed = [], unmatched = [] } = comparison.newsfragments ?? {};
  return fails(comparison, failOn) || undescribed.length + unmatched.length > 0 ? 1 : 0;
}

function fails(comparison: Comparison, failOn: 'breaking' | 'any' | undefined): boolean {
  if (failOn === 'any') return !isEmpty(comparison);
  return failOn !== undefined && comparison.changes.some(({ impact }) => severityOf(impact) === failOn);
}

/** The report as a page, with the templates of the repository at `root`. */
async function formatReport(comparison: Comparison, root: string): Promise<string> {
  const { formatHtml } = await import('../diff/format/html.js');
  const { readTemplates } = await import('../api/templates.js');
  const { compileTemplates } = await import('../render/templates.js');
  const problems: Diagnostic[] = [];
  const templates = compileTemplates(readTemplates(root).templates, (problem) => problems.push(problem));
  const html = formatHtml(comparison, templates);
  if (problems.length > 0) process.stderr.write(formatFor(process.stderr, problems));
  return html;
}

/** Writes the site of the new state with the changes marked. */
async function writePages({ before, after, root }: States, out: string): Promise<void> {
  const { renderDiffPages } = await import('../api/diff-pages.js');
  const { siteFolder } = await import('../api/site/output-path.js');
  const { writeSite } = await import('../api/site/write-site.js');
  const folder = siteFolder(out, root);
  const { files } = await renderDiffPages(before, after, root);
  await writeSite(files, folder, false);
}
