import { relative } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { plural, summarize } from '../diagnostics/format/pretty.js';
import { sortDiagnostics } from '../diagnostics/order.js';
import { closest } from '../doc/closest.js';
import { Graph } from '../graph/graph.js';
import { withPageSeverities, withSeverities } from '../policy/severities.js';
import { createRenderer } from '../render/create-renderer.js';
import { SiteRenderer } from '../render/render-site.js';
import { fileReader } from '../source/file-reader.js';
import { gitVersion } from '../source/git.js';
import { openRepository, type Repository } from '../spec/repository.js';
import type { Target } from '../spec/targets.js';
import { variableUses } from '../spec/variable-uses.js';
import { configuredProtocol, loadConfig } from './config.js';
import { type LabelOptions, releaseLabels } from './labels.js';
import { Progress } from './progress.js';
import { findRoot } from './root.js';
import { siteFolder } from './site/output-path.js';
import { recoverSite } from './site/recover-site.js';
import { writeSite } from './site/write-site.js';
import { type AddressOptions, siteAddress } from './site-address.js';
import { readTemplates } from './templates.js';
import { formatFor } from './terminal.js';
import { UsageError } from './usage-error.js';

export interface BuildOptions extends LabelOptions, AddressOptions {
  readonly root?: string;
  readonly out: string;
  readonly target: readonly string[];
  readonly listTargets?: boolean;
  readonly listVariables?: boolean;
  readonly strict?: boolean;
  readonly swaggerUi?: boolean;
  readonly raw: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** `spec build`: writes the site; if there are errors, prints them and writes nothing. Returns the exit status. */
export async function build(options: BuildOptions): Promise<number> {
  const progress = new Progress(options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal');
  const root = findRoot(options.root);
  const reader = fileReader(root);
  const config = await loadConfig(reader);
  const protocol = configuredProtocol(reader, config);
  const repository = openRepository(new Graph(), reader, {
    protocol,
    labels: releaseLabels(options, config, protocol),
    gitVersion: () => gitVersion(root),
    raw: options.raw,
    address: siteAddress(options),
    conventions: config.conventions,
  });
  if (options.listTargets || options.listVariables) return list(repository, options);
  const out = siteFolder(options.out, root);
  recoverSite(out);

  progress.phase('reading');
  const { graph } = repository;
  const all = [...graph.get(repository.targets, '').targets.values()];
  const targets = chosenTargets(all, options.target);
  const isPart = targets.length < all.length;
  const problems: Diagnostic[] = [];
  const renderer = createRenderer(readTemplates(root), { raw: options.raw }, (problem) =>
    problems.push(problem),
  );
  for (const { name } of targets) graph.get(repository.document, name);
  progress.phase('rendering');
  const siteRenderer = new SiteRenderer(repository, renderer);
  const site = isPart ? siteRenderer.some(targets, all) : siteRenderer.all(targets);
  problems.push(...site.diagnostics);
  for (const { name } of targets) problems.push(...graph.diagnostics(repository.document, name));
  problems.push(...graph.diagnostics(repository.targets, ''));
  if (repository.site) problems.push(...graph.diagnostics(repository.site.files, ''));

  const shown = sortDiagnostics(withSeverities(withPageSeverities(problems), config.rules)).filter(
    ({ severity }) => severity !== 'info',
  );
  const failed = shown.some(({ severity }) => severity === 'error' || options.strict);
  if (shown.length > 0) {
    progress.clear();
    process.stderr.write(formatFor(process.stderr, shown));
  }
  if (failed) {
    progress.end(`${summarize(shown)}; nothing was written.`, 'always');
    return 1;
  }
  progress.phase('writing');
  const files = options.swaggerUi
    ? new Map([...site.files, ...(await swaggerUi(root, repository))])
    : site.files;
  await writeSite(files, out, isPart);
  const count = plural([...site.files.keys()].filter((path) => path.endsWith('.html')).length, 'page');
  const also = shown.length > 0 ? `, ${summarize(shown)}` : '';
  progress.end(`${count} in ${relative(process.cwd(), options.out) || '.'}${also}`);
  return 0;
}

function chosenTargets(all: readonly Target[], names: readonly string[]): readonly Target[] {
  const unknown = names.find((name) => !all.some((target) => target.name === name));
  if (unknown !== undefined) {
    const known = all.map(({ name }) => name);
    const near = closest(unknown, known);
    throw new UsageError(
      `Unknown target "${unknown}". ${near ? `Did you mean "${near}"? ` : ''}Targets: ${known.join(', ')}.`,
    );
  }
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** The files of Swagger UI with the documents of all APIs, by path within the site. */
async function swaggerUi(root: string, { options }: Repository): Promise<Map<string, string | Uint8Array>> {
  const { swaggerUiSite } = await import('../serve/swagger-ui-site.js');
  return swaggerUiSite(root, options);
}

function list(repository: Repository, { listTargets }: BuildOptions): number {
  const { graph, targets } = repository;
  if (listTargets) {
    const names = [...graph.get(targets, '').targets.keys()];
    process.stdout.write(names.map((name) => `${name}\n`).join(''));
    return 0;
  }
  const uses = variableUses(repository);
  const width = Math.max(0, ...uses.map(({ name }) => name.length));
  const content = Math.max(0, ...uses.map(({ shows }) => shows.length));
  const lines = uses.map(
    ({ name, shows, pages }) =>
      `${name.padEnd(width)}  ${shows.padEnd(content)}  ${pages.join(', ') || '(not used)'}\n`,
  );
  process.stdout.write(lines.join(''));
  return 0;
}
