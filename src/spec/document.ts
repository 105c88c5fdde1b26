import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import { addAll, type Element, isElement, textOf } from '../doc/nodes.js';
import type { SectionNumbering } from '../doc/numbering.js';
import type { Addresses } from '../doc/resolve.js';
import { withoutPaths } from './generate/table-paths.js';
import { containsImages, placeImages, type SiteImage } from './images.js';
import type { Definition } from './names/definition.js';
import { containsVariables, replaceVariables, type SectionUnit, variableOf } from './section.js';
import { TitleLevels, type TitleStyles } from './titles.js';
import { type UnexpandedVariable, unexpandedVariables } from './unexpanded-variables.js';
import type { Generated } from './variables.js';

/** A title with its blocks and its level in a document: the unit of rendering, and of replacement in a browser. */
export interface DocumentUnit {
  /** Identifies the unit across builds. */
  readonly key: string;
  /** 0 is the document's own title; sections begin at 1. */
  readonly level: number;
  readonly title: Element | undefined;
  readonly body: readonly Element[];
  /** The ids of the section; absent: made from the title. */
  readonly ids?: readonly string[];
  /** The names that it defines; absent for sections that authors wrote. */
  readonly defines?: readonly Definition[];
  /** Whether content of the document is missing because a source is missing or unreadable. */
  readonly isIncomplete?: boolean;
}

/** The position and depth of the table of contents. */
export interface ContentsRequest {
  /** The element that marks its position. */
  readonly topic: Element;
  readonly depth: number | undefined;
}

/** A document assembled from its sections and generated content, with references not yet resolved. */
export interface SpecDocument {
  readonly title: string;
  readonly units: readonly DocumentUnit[];
  /** The options of `sectnum`; `undefined` if titles are not numbered. */
  readonly numbering: SectionNumbering | undefined;
  readonly contents: ContentsRequest | undefined;
  /** The images it shows: path in the site to path in the repository. */
  readonly images: ReadonlyMap<string, string>;
  /** Former ids, by current id. */
  readonly idAliases: ReadonlyMap<string, readonly string[]>;
  /** Translates the addresses of links; absent: they are published as written. The same object gives the same results. */
  readonly addresses?: Addresses;
  readonly presentation?: Presentation;
}

/** What a published document contains in addition to its sources. */
export interface Presentation {
  /** Whether the link of a heading to itself is part of the document; otherwise it is an aid for readers. */
  readonly hasSelfLinks: boolean;
  /** Whether MathML contains the TeX source. */
  readonly hasTexAnnotations: boolean;
  /** Whether the annotation of an inline formula ends with a space. */
  readonly hasSpaceAfterFormulas: boolean;
}

/** Documents of layouts that add nothing. */
export const plainPresentation: Presentation = {
  hasSelfLinks: false,
  hasTexAnnotations: false,
  hasSpaceAfterFormulas: false,
};

/** A section file and its depth in a document. */
export interface PlacedSection {
  readonly depth: number;
  readonly units: readonly SectionUnit[];
  readonly title: string | undefined;
  /** Whether the file does not exist, or is empty. */
  readonly isMissing?: boolean;
}

export interface Assembling {
  readonly name: string;
  /** The path of the document's page in the site. */
  readonly pagePath: string;
  readonly sections: readonly PlacedSection[];
  /** Whether sections may be missing. */
  readonly isIncomplete: boolean;
  readonly styles: TitleStyles;
  readonly idAliases: ReadonlyMap<string, readonly string[]>;
  readonly addresses: Addresses | undefined;
  /** The content of a template variable; `undefined` if the variable is unknown. */
  generated(name: string): Generated | undefined;
  /** Whether a file is in the repository. */
  exists(path: string): boolean;
  /** The names of all template variables, for suggestions. */
  variables(): Iterable<string>;
  report(diagnostic: Diagnostic): void;
}

/** Assembles a document: assigns levels to titles and replaces template variables. Reports levels, images and variables that are invalid. */
export function assemble(assembling: Assembling): SpecDocument {
  const assembly = new Assembly(assembling);
  assembly.isIncomplete = assembling.isIncomplete;
  for (const { depth, units, isMissing } of assembling.sections) {
    assembly.addFile(depth, units);
    if (isMissing) assembly.isIncomplete = true;
  }
  const { units } = assembly;
  const declared = assembling.sections.find(({ title }) => title !== undefined)?.title;
  const documentTitle = promotedTitle(units);
  // Drop comments before the document's title.
  const levelled = documentTitle
    ? units.slice(units.findIndex(({ title }) => title === documentTitle))
    : units.map((unit) => ({ ...unit, level: unit.level + 1 }));
  return {
    title: documentTitle ? textOf(documentTitle) : (declared ?? firstTitle(units) ?? assembling.name),
    units: assembly.isIncomplete ? markIncomplete(levelled) : levelled,
    numbering: assembly.numbering,
    contents: assembly.contents,
    images: assembly.images,
    idAliases: assembling.idAliases,
    ...(assembling.addresses && { addresses: assembling.addresses }),
  };
}

/** Marks the last unit as incomplete. */
const markIncomplete = (units: readonly DocumentUnit[]): DocumentUnit[] =>
  units.map((unit, i) => (i < units.length - 1 ? unit : { ...unit, isIncomplete: true }));

interface OpenUnit {
  readonly key: string;
  readonly level: number;
  readonly title: Element | undefined;
  readonly defines?: readonly Definition[];
  /** The list of the section file or the generated content itself, until blocks are added: identical lists have identical content, which caches rely on. */
  body: readonly Element[];
  /** A copy of the list owned by this unit, once blocks have been added. */
  ownBody?: Element[];
}

const plainBodies = new WeakMap<readonly Element[], boolean>();

/** Whether blocks are the same in every document: without variables, images and requests for numbers or contents. */
function isPlain(body: readonly Element[]): boolean {
  const known = plainBodies.get(body);
  if (known !== undefined) return known;
  const plain = !body.some(
    (block) =>
      containsVariables(block) || containsImages(block) || block.type === 'pending' || isContents(block),
  );
  plainBodies.set(body, plain);
  return plain;
}

class Assembly {
  readonly units: OpenUnit[] = [];
  numbering: SectionNumbering | undefined;
  contents: ContentsRequest | undefined;
  /** Whether content is missing because a source is missing or unreadable. */
  isIncomplete = false;
  readonly images = new Map<string, string>();
  readonly #levels: TitleLevels;
  readonly #keys = new Map<string, number>();

  constructor(private readonly assembling: Assembling) {
    this.#levels = new TitleLevels(assembling.styles, assembling.report);
  }

  addFile(depth: number, units: readonly SectionUnit[]): void {
    this.#levels.startFile(depth);
    for (const unit of units) {
      const { key, heading, body } = unit;
      for (const variable of unexpandedVariables(unit)) this.#reportUnexpanded(variable);
      const isShared = isPlain(body) && (heading !== undefined || this.units.length === 0);
      const blocks = isShared ? body : [];
      if (heading) this.#open(key, this.#levels.next(heading), heading.title, blocks);
      else if (this.units.length === 0) this.#open(key, -1, undefined, blocks);
      if (!isShared) for (const block of body) this.#add(block);
    }
  }

  #open(
    key: string,
    level: number,
    title: Element | undefined,
    body: readonly Element[],
    defines?: readonly Definition[],
  ): void {
    const count = (this.#keys.get(key) ?? 0) + 1;
    this.#keys.set(key, count);
    this.units.push({
      key: count === 1 ? key : `${key}~${count}`,
      level,
      title,
      body,
      ...(defines && { defines }),
    });
  }

  /** Adds a block to the last unit. */
  #add(block: Element): void {
    const name = variableOf(block);
    if (name !== undefined) this.#addGenerated(name, block);
    else {
      const placed = placeImages(block, this.assembling.pagePath, (image) => this.#show(image));
      const blocks = replaceVariables([placed], (inner, at) => this.#blocks(inner, at));
      this.#addBlocks(this.#withoutRequests(blocks));
    }
  }

  #show({ file, path, element }: SiteImage): void {
    if (this.assembling.exists(file)) this.images.set(path, file);
    else {
      this.assembling.report({
        rule: 'spec/missing-image',
        severity: 'warning',
        message: `Image not found: ${file}.`,
        span: element,
        help: 'Correct the path; it is relative to the section file.',
      });
    }
  }

  #addBlocks(blocks: readonly Element[]): void {
    const unit = this.units.at(-1);
    if (!unit || blocks.length === 0) return;
    unit.ownBody ??= [...unit.body];
    unit.body = unit.ownBody;
    addAll(unit.ownBody, blocks);
  }

  #addGenerated(name: string, block: Element): void {
    const generated = this.#generated(name, block);
    for (const { key, title, body, defines = [] } of generated) {
      if (title) {
        const level = this.#levels.next({ style: { kind: 'relative', below: 1 }, span: block });
        this.#open(key, level, title, body, defines);
      } else this.#addBlocks(body);
    }
  }

  /** Generated content inside another block, where its titles become rubrics. */
  #blocks(name: string, block: Element): readonly Element[] {
    return this.#generated(name, block).flatMap(({ title, body }) => [
      ...(title ? [{ ...title, type: 'rubric' as const }] : []),
      ...body.map(withoutPaths),
    ]);
  }

  #generated(name: string, block: Element): Generated {
    const generated = this.assembling.generated(name);
    if (generated?.some(({ isIncomplete }) => isIncomplete)) this.isIncomplete = true;
    if (generated) return generated;
    this.isIncomplete = true;
    const suggestion = closest(name, this.assembling.variables());
    this.assembling.report({
      rule: 'spec/unknown-variable',
      cause: name,
      severity: 'error',
      message: `Unknown template variable "{{${name}}}".`,
      span: block,
      help:
        suggestion === undefined
          ? 'Run `spec build --list-variables` to list the template variables.'
          : `Did you mean "{{${suggestion}}}"?`,
    });
    return [];
  }

  /** Reports a variable that is not expanded: an error if content is missing because of it, otherwise a warning. */
  #reportUnexpanded({ name, span, isInLiteralBlock }: UnexpandedVariable): void {
    const isKnown = this.assembling.generated(name) !== undefined;
    if (!isKnown && isInLiteralBlock) return;
    if (isKnown) this.isIncomplete = true;
    this.assembling.report({
      rule: 'spec/unexpanded-variable',
      severity: isKnown ? 'error' : 'warning',
      message: `The variable "{{${name}}}" is not expanded within ${isInLiteralBlock ? 'a literal block' : 'text'}.`,
      span,
      help: isInLiteralBlock
        ? 'Write the variable in a separate paragraph without indentation; a paragraph before it must not end in "::".'
        : 'Write the variable in a separate paragraph, or write literal braces in ``…``.',
    });
  }

  /** Removes and records the requests for section numbers and for a table of contents, which concern the whole document. */
  #withoutRequests(blocks: readonly Element[]): Element[] {
    return blocks.filter((block) => {
      const { transform, data } = block.attributes;
      if (block.type === 'pending' && transform === 'parts.SectNum') {
        this.numbering = {
          depth: numberOf(data?.depth),
          start: numberOf(data?.start),
          prefix: stringOf(data?.prefix),
          suffix: stringOf(data?.suffix),
        };
        return false;
      }
      const request = contentsRequest(block);
      if (!request || block.attributes.classes?.includes('local') || this.contents) return true;
      this.contents = request;
      return false;
    });
  }
}

const isContents = ({ type, attributes }: Element): boolean =>
  type === 'topic' && attributes.classes?.includes('contents') === true;

function contentsRequest(topic: Element): ContentsRequest | undefined {
  if (!isContents(topic)) return undefined;
  const pending = topic.children.find((child) => isElement(child) && child.type === 'pending');
  return {
    topic,
    depth: pending && isElement(pending) ? numberOf(pending.attributes.data?.depth) : undefined,
  };
}

/** As docutils' DocTitle transform: the only top-level section, if nothing visible precedes it, provides the document's title. */
function promotedTitle(units: readonly DocumentUnit[]): Element | undefined {
  const top = units.filter(({ title, level }) => title && level === 0);
  const [only] = top;
  const before = units.slice(0, only ? units.indexOf(only) : 0);
  const shows = before.some(({ body }) =>
    body.some(({ type }) => type !== 'comment' && type !== 'system_message'),
  );
  return top.length === 1 && !shows ? only?.title : undefined;
}

const firstTitle = (units: readonly DocumentUnit[]): string | undefined => {
  const title = units.find(({ title }) => title)?.title;
  return title && textOf(title);
};

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
