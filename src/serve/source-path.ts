import { isEditorFile } from '../source/editor-file.js';

/**
 * Whether a change at this path (relative to the root, with `/`) can matter to the site: not what editors leave beside a file, nor what starts with a dot or is
 * none of the repository's own.
 */
export const isSourcePath = (path: string): boolean =>
  path.split('/').every((part) => part !== 'node_modules' && !part.startsWith('.') && !isEditorFile(part));
