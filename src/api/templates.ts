import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examineEncoding } from '../diagnostics/encoding.js';
import type { TemplateSet } from '../render/templates.js';
import { SourceText } from '../source/text.js';

/** The folder of a repository's own templates. */
export const templateFolder = 'templates';

/** Reads the templates of the tool; templates of the repository override them. */
export function readTemplates(root: string): TemplateSet {
  const templates = new Map<string, SourceText>();
  const assets = new Map<string, string>();
  const defaults = toolTemplates();
  for (const folder of new Set([defaults, join(root, templateFolder)])) {
    if (!existsSync(folder)) continue;
    for (const [name, source] of templatesIn(folder)) templates.set(name, source);
    for (const name of readdirSync(folder).sort())
      if (name.endsWith('.css') || name.endsWith('.js'))
        assets.set(name, readText(join(folder, name), name).text);
  }
  return { templates, assets };
}

/** Reads the `.hbs` files of a folder, by their names without the extension. */
export function templatesIn(folder: string): Map<string, SourceText> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  return new Map(
    names
      .sort()
      .map((name) => [
        name.slice(0, -'.hbs'.length),
        readText(join(folder, name), `${templateFolder}/${name}`),
      ]),
  );
}

/** Reads a text file in UTF-8 or UTF-16. */
function readText(file: string, path: string): SourceText {
  const bytes = readFileSync(file);
  return examineEncoding(SourceText.file(path, bytes.toString('utf8')), () => bytes).source;
}

/** The template folder of the tool, beside the bundle or the sources. */
export function toolTemplates(): string {
  const beside = [join(import.meta.dirname, '../templates'), join(import.meta.dirname, '../../templates')];
  return beside.find((folder) => existsSync(join(folder, 'page.hbs'))) ?? beside[0] ?? 'templates';
}
