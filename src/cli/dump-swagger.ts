import { dirname, join } from 'node:path';
import { dumpApis } from '../api/dump.js';
import { findRoot } from '../api/root.js';
import { outputPath } from '../api/site/output-path.js';
import { UsageError } from '../api/usage-error.js';
import { writeAtomic } from '../api/write-atomic.js';
import { summarize } from '../diagnostics/format/pretty.js';
import { type LabelOptions, labelChoice } from './label-options.js';
import { formatFor } from './terminal.js';

export interface DumpSwaggerOptions extends LabelOptions {
  readonly root?: string;
  readonly out: string;
  readonly api?: string;
  readonly all?: boolean;
  readonly baseUrl?: string;
  readonly validate: boolean;
}

const toStandardOutput = '-';

/**
 * `spec dump-swagger`: writes merged API documents. If the sources or the documents have errors, prints them and writes nothing. Returns the
 * exit status.
 */
export async function dumpSwagger(options: DumpSwaggerOptions): Promise<number> {
  if (options.out === '') throw new UsageError('--out requires a file name; `-` prints the document.');
  if (options.all && options.out === toStandardOutput)
    throw new UsageError('--all writes several files and cannot print them. Give a file name with --out.');
  if (options.all && options.api !== undefined)
    throw new UsageError('--all and --api exclude each other. Remove one of them.');
  const root = findRoot(options.root);
  const out = options.out === toStandardOutput ? options.out : outputPath(options.out, root);
  const { documents, diagnostics, isValid } = await dumpApis({ root, labels: labelChoice(options) }, options);
  if (diagnostics.length > 0) process.stderr.write(formatFor(process.stderr, diagnostics));
  if (!isValid) {
    process.stderr.write(`${summarize(diagnostics)}; nothing was written.\n`);
    return 1;
  }
  for (const { path, text } of documents) {
    if (out === toStandardOutput) process.stdout.write(text);
    else writeAtomic(options.all ? join(dirname(out), path) : out, text);
  }
  return 0;
}
