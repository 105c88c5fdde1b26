import type { Report } from '../diagnostics/diagnostic.js';
import type { Element, ElementName, Node } from '../doc/nodes.js';
import { plainPresentation } from '../spec/document.js';
import { partName } from '../spec/id-bases.js';
import { assetsOf } from './assets.js';
import { createContentsWriter } from './contents.js';
import { blockElements } from './elements/blocks.js';
import { heading, sectionElements } from './elements/headings.js';
import { imageElements } from './elements/images.js';
import { inlineElements } from './elements/inline.js';
import { listElements } from './elements/lists.js';
import { tableElements } from './elements/tables.js';
import { furtherIds } from './elements/tags.js';
import { type ElementWriter, idsOfPart, type Writer } from './elements/writer.js';
import { escapeText } from './escape.js';
import { generatedElements } from './generated.js';
import { createHighlighter } from './highlight.js';
import { mathHtml } from './math.js';
import { narrow } from './narrow.js';
import { indexValues, pageValues } from './page.js';
import type { Renderer, RendererOptions, Unit, UnitHead } from './renderer.js';
import { compileTemplates, type TemplateSet } from './templates.js';

const noAliases: ReadonlyMap<string, readonly string[]> = new Map();

const label: ElementWriter = (element, writer) => writer.nodes(element.children);

/**
 * Creates a renderer that uses a set of templates. Reports problems in the templates (see `compileTemplates`) once;
 * rendering reports nothing.
 */
export function createRenderer(set: TemplateSet, options: RendererOptions, report: Report): Renderer {
  const templates = compileTemplates(set.templates, report);
  const elements: Partial<Record<ElementName, ElementWriter>> = {
    ...sectionElements,
    ...blockElements,
    ...listElements,
    ...tableElements,
    ...imageElements,
    ...inlineElements,
    ...generatedElements(templates),
    label,
  };
  const nodes = (list: readonly Node[]): string => {
    let html = '';
    for (const node of list) html += node.type === 'text' ? escapeText(node.value) : write(node);
    return html;
  };
  const write = (element: Element): string => {
    const writeElement = elements[element.type];
    return writeElement ? writeElement(element, writer) : nodes(element.children);
  };
  const writer: Writer = {
    nodes,
    code: options.highlight === false ? escapeText : createHighlighter(),
    math: (tex, isBlock) => mathHtml(tex, isBlock, writer.presentation),
    raw: options.raw === true,
    level: 0,
    presentation: plainPresentation,
    partBase: undefined,
    partAliases: noAliases,
    nextIds: (kind) => idsOfPart(partName(kind, ++counts[kind]), writer),
  };
  const counts = { note: 0, example: 0 };
  const contents = createContentsWriter(writer);
  const assets = assetsOf(set.assets);
  const head = ({ ids, level, number, title, presentation = plainPresentation }: UnitHead): string => {
    writer.presentation = presentation;
    const id = ids[0];
    const html = title.length === 0 ? '' : heading({ id, level, number, title }, writer);
    writer.presentation = plainPresentation;
    return furtherIds(ids) + html;
  };
  const content = ({
    level,
    body,
    presentation = plainPresentation,
    partBase,
    partAliases = noAliases,
  }: Unit): string => {
    writer.level = level;
    writer.presentation = presentation;
    writer.partBase = partBase;
    writer.partAliases = partAliases;
    counts.note = 0;
    counts.example = 0;
    const html = nodes(body);
    writer.level = 0;
    writer.presentation = plainPresentation;
    writer.partBase = undefined;
    writer.partAliases = noAliases;
    return html;
  };
  return {
    nodes,
    head,
    content,
    contents,
    page: (page, site) => narrow(templates.render('page', pageValues(page, site, assets, contents))),
    moved: (to, { title, lang = 'en' }) => templates.render('moved', { ...to, lang, siteTitle: title }),
    index: (site) => templates.render('index', indexValues(site, assets)),
    assets: assets.files,
  };
}
