import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Reader } from '../source/reader.js';
import { SourceText } from '../source/text.js';
import { templateFolder, templatesIn, toolTemplates } from './templates.js';

/** Returns the problems of a repository's own templates, as `spec build` reports them. The library is loaded only if there are any templates. */
export async function templateProblems(reader: Reader): Promise<Diagnostic[]> {
  const own = new Map<string, SourceText>();
  for (const { name, kind } of reader.list(templateFolder) ?? []) {
    const path = `${templateFolder}/${name}`;
    const text = kind === 'file' && name.endsWith('.hbs') ? reader.read(path) : undefined;
    if (text !== undefined) own.set(name.slice(0, -'.hbs'.length), SourceText.file(path, text));
  }
  const defaults = templatesIn(toolTemplates());
  // The templates of the tool, in its own repository, are known to be valid.
  if ([...own].every(([name, { text }]) => defaults.get(name)?.text === text)) return [];
  const { compileTemplates } = await import('../render/templates.js');
  const problems: Diagnostic[] = [];
  compileTemplates(new Map([...defaults, ...own]), (problem) => problems.push(problem));
  return problems;
}
