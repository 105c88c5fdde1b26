import { relative } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { buildSite, listTargets, listVariables } from '../api/build.js';
import type { Opened } from '../api/opened.js';
import type { AddressOptions } from '../api/options.js';
import { findRoot } from '../api/root.js';
import { siteFolder } from '../api/site/output-path.js';
import { recoverSite } from '../api/site/recover-site.js';
import { writeSite } from '../api/site/write-site.js';
import { plural, summarize } from '../diagnostics/format/pretty.js';
import { type LabelOptions, labelChoice } from './label-options.js';
import { Progress } from './progress.js';
import { formatFor } from './terminal.js';

export interface BuildOptions extends LabelOptions, AddressOptions {
  readonly root?: string;
  readonly out: string;
  readonly target?: readonly string[];
  readonly listTargets?: boolean;
  readonly listVariables?: boolean;
  readonly strict?: boolean;
  readonly versions?: string;
  readonly multiPage?: boolean;
  readonly swaggerUi?: boolean;
  readonly raw: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** `spec build`: writes the site; if there are errors, prints them and writes nothing. Returns the exit status. */
export async function build(options: BuildOptions, worker?: Worker): Promise<number> {
  const progress = new Progress(options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal');
  const opened = { root: findRoot(options.root), labels: labelChoice(options) };
  if (options.listTargets || options.listVariables) {
    process.stdout.write(await (options.listTargets ? targetList(opened) : variableList(opened)));
    return 0;
  }
  const out = siteFolder(options.out, opened.root);
  recoverSite(out);
  const site = await buildSite(
    opened,
    { ...options, targets: options.target },
    (name) => progress.phase(name),
    worker,
  );
  const { diagnostics } = site;
  if (diagnostics.length > 0) {
    progress.clear();
    process.stderr.write(formatFor(process.stderr, diagnostics));
  }
  if (!site.isComplete) {
    progress.end(`${summarize(diagnostics)}; nothing was written.`, 'always');
    return 1;
  }
  progress.phase('writing');
  await writeSite(site.files, out, site.isPart);
  const also = diagnostics.length > 0 ? `, ${summarize(diagnostics)}` : '';
  const folder = relative(process.cwd(), options.out) || '.';
  progress.end(`${plural(site.pages.length, 'page')} in ${folder}${also}`);
  return 0;
}

const targetList = async (opened: Opened): Promise<string> =>
  (await listTargets(opened)).map((name) => `${name}\n`).join('');

async function variableList(opened: Opened): Promise<string> {
  const uses = await listVariables(opened);
  const width = Math.max(0, ...uses.map(({ name }) => name.length));
  const content = Math.max(0, ...uses.map(({ shows }) => shows.length));
  return uses
    .map(
      ({ name, shows, pages }) =>
        `${name.padEnd(width)}  ${shows.padEnd(content)}  ${pages.join(', ') || '(not used)'}\n`,
    )
    .join('');
}
