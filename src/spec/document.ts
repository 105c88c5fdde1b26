import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from '../doc/closest.js';
import { addAll, type Element, isElement, textOf } from '../doc/nodes.js';
import type { SectionNumbering } from '../doc/numbering.js';
import { containsImages, placeImages, type SiteImage } from './images.js';
import { containsVariables, replaceVariables, type SectionUnit, variableOf } from './section.js';
import { TitleLevels, type TitleStyles } from './titles.js';
import type { Generated } from './variables.js';

/** A title with its blocks at its level in a document: what is rendered, and replaced, by itself. */
export interface DocumentUnit {
  /** What the unit is known by from one build to the next. */
  readonly key: string;
  /** 0 is the document's own title; sections begin at 1. */
  readonly level: number;
  readonly title: Element | undefined;
  readonly body: readonly Element[];
  /** Whether something is missing around it, since its source is not there or cannot be read. */
  readonly isIncomplete?: boolean;
}

/** Where a table of contents was asked for, and how deep it goes. */
export interface ContentsRequest {
  /** The topic that stands for it. */
  readonly topic: Element;
  readonly depth: number | undefined;
}

/** A document put together from its sections and from generated content, its references not yet resolved. */
export interface SpecDocument {
  readonly title: string;
  readonly units: readonly DocumentUnit[];
  /** Options of `sectnum`; `undefined` where titles have no numbers. */
  readonly numbering: SectionNumbering | undefined;
  readonly contents: ContentsRequest | undefined;
  /** Path within the site to path in the repository of the pictures that it shows. */
  readonly images: ReadonlyMap<string, string>;
  /** Ids that places had before, by the id that they have now. */
  readonly idAliases: ReadonlyMap<string, readonly string[]>;
}

/** A section file in its place. */
export interface PlacedSection {
  readonly depth: number;
  readonly units: readonly SectionUnit[];
  readonly title: string | undefined;
  /** Whether there is no such file. */
  readonly isMissing?: boolean;
}

export interface Assembling {
  readonly name: string;
  /** Where the document's page stands in the site. */
  readonly pagePath: string;
  readonly sections: readonly PlacedSection[];
  /** Whether there are sections of which nothing is known. */
  readonly isIncomplete: boolean;
  readonly styles: TitleStyles;
  readonly idAliases: ReadonlyMap<string, readonly string[]>;
  /** What a template variable stands for; `undefined` where nothing provides it. */
  generated(name: string): Generated | undefined;
  /** Whether a file is in the repository. */
  exists(path: string): boolean;
  /** Names of all template variables, to suggest one. */
  variables(): Iterable<string>;
  report(diagnostic: Diagnostic): void;
}

/** Puts a document together: moves titles to their levels, and puts generated sections and blocks where their variables stand. */
export function assemble(assembling: Assembling): SpecDocument {
  const assembly = new Assembly(assembling);
  assembly.isIncomplete = assembling.isIncomplete;
  for (const { depth, units, isMissing } of assembling.sections) {
    assembly.addFile(depth, units);
    if (isMissing) assembly.isIncomplete = true;
  }
  const { units } = assembly;
  const declared = assembling.sections.find(({ title }) => title !== undefined)?.title;
  const own = promotedTitle(units);
  // Comments may stand before the document's title: they are none of its content.
  const levelled = own
    ? units.slice(units.findIndex(({ title }) => title === own))
    : units.map((unit) => ({ ...unit, level: unit.level + 1 }));
  return {
    title: own ? textOf(own) : (declared ?? firstTitle(units) ?? assembling.name),
    units: assembly.isIncomplete ? markIncomplete(levelled) : levelled,
    numbering: assembly.numbering,
    contents: assembly.contents,
    images: assembly.images,
    idAliases: assembling.idAliases,
  };
}

/** The units, of which the last one says that there are others. */
const markIncomplete = (units: readonly DocumentUnit[]): DocumentUnit[] =>
  units.map((unit, i) => (i < units.length - 1 ? unit : { ...unit, isIncomplete: true }));

interface OpenUnit {
  readonly key: string;
  readonly level: number;
  readonly title: Element | undefined;
  /** Shared with the section file or the generated content as long as nothing else joins it: whoever knows the list knows what is in it. */
  body: readonly Element[];
  /** The same list, once it is this unit's own. */
  own?: Element[];
}

const plainBodies = new WeakMap<readonly Element[], boolean>();

/** Whether blocks go into every document as they are. */
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
  /** Whether something is missing, since its source is not there or cannot be read. */
  isIncomplete = false;
  readonly images = new Map<string, string>();
  readonly #levels: TitleLevels;
  readonly #keys = new Map<string, number>();

  constructor(private readonly assembling: Assembling) {
    this.#levels = new TitleLevels(assembling.styles, assembling.report);
  }

  addFile(depth: number, units: readonly SectionUnit[]): void {
    this.#levels.startFile(depth);
    for (const { key, heading, body } of units) {
      const isShared = isPlain(body) && (heading !== undefined || this.units.length === 0);
      const own = isShared ? body : [];
      if (heading) this.#open(key, this.#levels.next(heading), heading.title, own);
      else if (this.units.length === 0) this.#open(key, -1, undefined, own);
      if (!isShared) for (const block of body) this.#add(block);
    }
  }

  #open(key: string, level: number, title: Element | undefined, body: readonly Element[]): void {
    const count = (this.#keys.get(key) ?? 0) + 1;
    this.#keys.set(key, count);
    this.units.push({ key: count === 1 ? key : `${key}~${count}`, level, title, body });
  }

  /** Blocks go to the unit that is open. */
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
        message: `There is no file ${file}.`,
        span: element,
        help: 'Paths of pictures are relative to the section file.',
      });
    }
  }

  #addBlocks(blocks: readonly Element[]): void {
    const unit = this.units.at(-1);
    if (!unit || blocks.length === 0) return;
    unit.own ??= [...unit.body];
    unit.body = unit.own;
    addAll(unit.own, blocks);
  }

  #addGenerated(name: string, block: Element): void {
    const generated = this.#generated(name, block);
    for (const { key, title, body } of generated) {
      if (title) {
        const level = this.#levels.next({ style: { kind: 'relative', below: 1 }, span: block });
        this.#open(key, level, title, body);
      } else this.#addBlocks(body);
    }
  }

  /** Generated content within another block: it can have no titles there. */
  #blocks(name: string, block: Element): readonly Element[] {
    return this.#generated(name, block).flatMap(({ title, body }) => [
      ...(title ? [{ ...title, type: 'rubric' as const }] : []),
      ...body,
    ]);
  }

  #generated(name: string, block: Element): Generated {
    const generated = this.assembling.generated(name);
    if (generated?.some(({ isIncomplete }) => isIncomplete)) this.isIncomplete = true;
    if (generated) return generated;
    this.isIncomplete = true;
    const near = closest(name, this.assembling.variables());
    this.assembling.report({
      rule: 'spec/unknown-variable',
      severity: 'error',
      message: `Nothing provides the template variable {{${name}}}.`,
      span: block,
      help:
        near === undefined
          ? '`spec build --list-variables` lists those that there are.'
          : `Did you mean {{${near}}}?`,
    });
    return [];
  }

  /** Takes out what asks for section numbers and for the table of contents: both are made of the whole document. */
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

/** docutils' DocTitle: a single section at the top, before which nothing shows, gives the document its title. */
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
  const found = units.find(({ title }) => title)?.title;
  return found && textOf(found);
};

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
