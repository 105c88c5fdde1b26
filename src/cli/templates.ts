import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateSet } from '../render/templates.js';
import { SourceText } from '../source/text.js';

/** Reads the templates of the tool; those of the repository override them. */
export function readTemplates(root: string): TemplateSet {
  const templates = new Map<string, SourceText>();
  const assets = new Map<string, string>();
  const defaults = toolTemplates();
  for (const folder of new Set([defaults, join(root, 'templates')])) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.hbs')) {
        const source = SourceText.file(`templates/${name}`, readFileSync(join(folder, name), 'utf8'));
        templates.set(name.slice(0, -'.hbs'.length), source);
      } else if (name.endsWith('.css') || name.endsWith('.js'))
        assets.set(name, readFileSync(join(folder, name), 'utf8'));
    }
  }
  return { templates, assets };
}

/** The template folder of the tool, beside the bundle or the sources. */
export function toolTemplates(): string {
  const beside = [join(import.meta.dirname, '../templates'), join(import.meta.dirname, '../../templates')];
  return beside.find((folder) => existsSync(join(folder, 'page.hbs'))) ?? beside[0] ?? 'templates';
}
