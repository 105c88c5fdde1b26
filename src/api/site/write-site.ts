import { relative } from 'node:path';
import { isSystemError, reasonOf } from '../../source/system-error.js';
import { UsageError } from '../usage-error.js';
import { planSite, type Site } from './plan.js';
import { replaceFiles } from './replace-files.js';
import { replaceFolder } from './replace-folder.js';
import { untilSignal } from './signals.js';

export type { Site } from './plan.js';

/**
 * Writes a site to a folder, atomically where the folder can be replaced. Files that no earlier build wrote are kept; after a
 * partial build (`isPart`), all other files are. Permissions are kept. A signal ends the process before the exchange, with
 * the previous site in place, or after it. Throws a UsageError if the site would overwrite other files or cannot be written.
 */
export async function writeSite(site: Site, target: string, isPart = false): Promise<void> {
  const shown = relative(process.cwd(), target) || '.';
  const plan = planSite(target, site, isPart, shown);
  try {
    await untilSignal(async (checkpoint) => {
      if (!(await replaceFolder(plan, checkpoint))) await replaceFiles(plan, checkpoint);
    });
  } catch (error) {
    throw isSystemError(error) ? new UsageError(`Cannot write ${shown}: ${reasonOf(error)}.`) : error;
  }
}
