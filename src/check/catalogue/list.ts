import type { LayoutName } from '../../spec/layout.js';
import { type Format, layoutsOfPages, layoutsOfSections, type RuleDescription } from '../finding.js';
import { catalogue } from './index.js';

/** A group of rules: the part of their ids before the slash, and what they apply to unless a rule says otherwise. */
interface Group {
  readonly title: string;
  readonly layouts?: readonly LayoutName[];
  readonly formats?: readonly Format[];
}

export const groups: Readonly<Record<string, Group>> = {
  anchor: { title: 'Published anchors' },
  baseline: { title: 'The baseline' },
  changelog: { title: 'Changelogs and newsfragments' },
  config: { title: 'The configuration of the tool', formats: ['YAML'] },
  data: { title: 'Data files', formats: ['YAML', 'JSON'] },
  event: { title: 'Events', formats: ['JSON Schema'] },
  example: { title: 'Examples', formats: ['Swagger 2.0', 'OpenAPI 3', 'JSON Schema'] },
  external: { title: 'Links to other sites', formats: ['RST', 'Markdown'] },
  json: { title: 'JSON', formats: ['JSON'] },
  link: { title: 'Links within the site', formats: ['RST', 'Markdown'] },
  markdown: { title: 'Markdown', formats: ['Markdown'] },
  openapi: { title: 'API descriptions', formats: ['Swagger 2.0', 'OpenAPI 3'] },
  page: { title: 'Pages and shortcodes', layouts: layoutsOfPages, formats: ['Markdown'] },
  prose: { title: 'Prose', formats: ['RST', 'Markdown'] },
  ref: { title: 'References', formats: ['YAML', 'JSON'] },
  rst: { title: 'reStructuredText', layouts: layoutsOfSections, formats: ['RST'] },
  schema: { title: 'Schemas', formats: ['Swagger 2.0', 'OpenAPI 3', 'JSON Schema'] },
  source: { title: 'Files' },
  spec: { title: 'Documents', layouts: layoutsOfSections },
  suppression: { title: 'Suppressions' },
  templates: { title: 'Templates', formats: ['Handlebars'] },
  yaml: { title: 'YAML', formats: ['YAML', 'JSON'] },
};

/** Formats the rules by group, each with the layouts and formats that it applies to. */
export function listRules(): string[] {
  const lines: string[] = [];
  let current: string | undefined;
  for (const rule of catalogue) {
    const name = rule.id.slice(0, rule.id.indexOf('/'));
    const group = groups[name] ?? { title: name };
    if (name !== current) lines.push(...(current === undefined ? [] : ['']), group.title);
    current = name;
    lines.push(`  ${lineOf(rule, group)}`);
  }
  return lines;
}

function lineOf({ id, severity, summary, ...own }: RuleDescription, group: Group): string {
  const layouts = own.layouts ?? group.layouts;
  const formats = own.formats ?? group.formats;
  return [
    id.padEnd(30),
    severity.padEnd(8),
    (layouts?.join(' ') ?? 'all layouts').padEnd(12),
    (formats?.join(', ') ?? 'all formats').padEnd(36),
    summary,
  ].join(' ');
}
