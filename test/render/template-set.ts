import { readdirSync, readFileSync } from 'node:fs';
import type { TemplateSet } from '../../src/render/templates.js';
import { SourceText } from '../../src/source/text.js';

const folder = new URL('../../templates/', import.meta.url);

/** The tool's own templates. */
export function ownTemplates(): TemplateSet {
  const names = readdirSync(folder);
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return {
    templates: new Map(
      names
        .filter((name) => name.endsWith('.hbs'))
        .map((name) => [name.slice(0, -4), SourceText.file(`templates/${name}`, read(name))]),
    ),
    assets: new Map(names.filter((name) => /\.(?:css|js)$/.test(name)).map((name) => [name, read(name)])),
  };
}
