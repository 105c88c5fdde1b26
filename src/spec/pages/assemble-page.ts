import type { Report } from '../../diagnostics/diagnostic.js';
import { internList } from '../../doc/intern-list.js';
import { addAll, type Element, isElement, type Node, textOf } from '../../doc/nodes.js';
import { type ShortcodeCall, shortcodeCall } from '../../markdown/shortcode.js';
import type { DocumentUnit } from '../document.js';
import type { GeneratedUnit } from '../generate/generated.js';
import { withoutPaths } from '../generate/table-paths.js';
import type { ModernConventions } from '../layouts/release-conventions.js';
import type { Definition } from '../names/definition.js';
import type { ContentFile, ContentUnit } from './content-file.js';
import { type BlockShortcode, isBlockShortcode } from './dialect.js';
import { headingIds, type IdRequest, numberRepeated } from './heading-ids.js';
import {
  containShortcodes,
  expandShortcodes,
  type NestedBlocks,
  type TextContext,
} from './inline-shortcodes.js';
import { withUniqueIds } from './unique-ids.js';
import type { VersionChange } from './version-notes.js';

/** The content of a block shortcode. */
export type ShortcodeContent =
  | {
      readonly kind: 'units';
      readonly units: readonly GeneratedUnit[];
      /** Whether browsers numbered repeated ids of these units, together with the ids of headings. */
      readonly hasNumberedIds?: boolean;
    }
  | { readonly kind: 'files'; readonly files: readonly Inclusion[] };

/** A file that takes the place of a shortcode. */
export interface Inclusion {
  readonly file: ContentFile;
  /** Version notes that are left out of it. */
  readonly omittedNotes: readonly VersionChange[];
  /** What the list of endpoints calls it; absent for a file that is part of the one that includes it. */
  readonly module?: string;
}

/** A shortcode that produces blocks or sections, at its position in a page. */
export interface BlockCall extends ShortcodeCall {
  readonly name: BlockShortcode;
  readonly element: Element;
  /** The module that contains it. */
  readonly module: string | undefined;
}

export interface PageAssembly {
  readonly file: ContentFile;
  readonly conventions: ModernConventions;
  /** The room version that the page describes. */
  readonly version: string | undefined;
  /** The title of the page; `undefined` for pages without one. */
  readonly title: Element | undefined;
  /** Blocks between the title and the content. */
  readonly head: readonly Element[];
  /** The content of a shortcode; `undefined` if it has none, which has been reported. */
  content(call: BlockCall): ShortcodeContent | undefined;
  report: Report;
}

/** The units of a page: its title, its headings, and the content of its shortcodes, with their ids. */
export function assemblePage(assembly: PageAssembly): DocumentUnit[] {
  return new Assembler(assembly).page();
}

interface OpenUnit {
  readonly key: string;
  readonly level: number;
  readonly title: Element | undefined;
  readonly isGenerated: boolean;
  defines?: readonly Definition[];
  /** Shared with the file or the generated content until other blocks are added. */
  body: readonly Element[];
  own: Element[] | undefined;
  ids: readonly string[];
  isIncomplete: boolean;
}

/** The file that blocks are added from. */
interface Scope {
  readonly document: number;
  readonly context: TextContext;
  readonly module: string | undefined;
  /** The files that include it, and itself. */
  readonly files: readonly string[];
}

class Assembler {
  readonly #units: OpenUnit[] = [];
  readonly #headings: {
    readonly unit: OpenUnit;
    readonly request: IdRequest;
    readonly aliases: readonly string[];
  }[] = [];
  readonly #numbered: OpenUnit[] = [];
  readonly #keys = new Map<string, number>();
  /** Level of the last heading. */
  #level = 0;
  #documents = 0;

  constructor(private readonly assembly: PageAssembly) {}

  page(): DocumentUnit[] {
    const { file, title, head, conventions } = this.assembly;
    const unit = this.#open(`${file.path}#page`, 0, title, head, false);
    this.#addFile(file, { document: 0, context: this.#context([]), module: undefined, files: [file.path] });
    if (unit.body.length === 0 && title === undefined) this.#units.shift();
    const ids = headingIds(this.#headings.map(({ request }) => request));
    for (const [i, { unit, aliases }] of this.#headings.entries()) unit.ids = [ids[i] ?? '', ...aliases];
    if (conventions.repeatedIdsAreNumberedOnPage) this.#numberIds();
    return withUniqueIds(this.#units).map((unit): DocumentUnit => {
      const { key, level, title: own, body, ids: unitIds, defines, isIncomplete } = unit;
      return {
        key,
        level,
        title: own,
        body: internList(body),
        ids: unitIds,
        ...(defines && { defines }),
        ...(isIncomplete && { isIncomplete }),
      };
    });
  }

  #numberIds(): void {
    const numbered = new Set(this.#numbered);
    const units = this.#units.filter((unit) => numbered.has(unit) && unit.ids.length > 0);
    const ids = numberRepeated(units.map((unit) => unit.ids[0] ?? ''));
    for (const [i, unit] of units.entries()) unit.ids = [ids[i] ?? '', ...unit.ids.slice(1)];
  }

  #context(omitted: readonly VersionChange[]): TextContext {
    const { conventions, version } = this.assembly;
    return {
      thisVersion: conventions.thisVersion,
      pageVersion: version,
      omitted,
      separatesNotes: conventions.addedInFlow === 'block',
    };
  }

  #addFile({ units }: ContentFile, scope: Scope): void {
    for (const unit of units) {
      if (unit.heading) this.#addHeading(unit, unit.heading.title, scope);
      const isShared = unit.heading && !containShortcodes(unit.body);
      if (!isShared) for (const block of unit.body) this.#addBlock(block, unit.key, scope);
    }
  }

  #addHeading({ key, heading, body }: ContentUnit, title: Element, scope: Scope): void {
    if (!heading) return;
    const [expanded = title] = this.#expand(title, scope).filter(isElement);
    this.#level = Math.max(1, heading.depth - 1);
    const shared = containShortcodes(body) ? [] : body;
    const unit = this.#open(key, this.#level, expanded, shared, false);
    const isPlain = this.assembly.conventions.headingIdSource === 'plain-text';
    const text = isPlain ? textOf(expanded) : heading.sourceLine;
    const request = { document: scope.document, explicit: title.attributes.ids?.[0], text };
    this.#headings.push({ unit, request, aliases: heading.aliases ?? [] });
    this.#numbered.push(unit);
  }

  #addBlock(block: Element, key: string, scope: Scope): void {
    const call = shortcodeCall(block);
    if (call && isBlockShortcode(call.name))
      this.#addContent({ ...call, name: call.name, element: block, module: scope.module }, scope);
    else this.#append(this.#expand(block, scope), key);
  }

  #expand(block: Element, scope: Scope): readonly Node[] {
    const nested: NestedBlocks = (call, at) => this.#nested(call, at, scope);
    return expandShortcodes(block, scope.context, nested, this.assembly.report);
  }

  #addContent(call: BlockCall, scope: Scope): void {
    const content = this.assembly.content(call);
    if (!content) this.#markIncomplete();
    else if (content.kind === 'files') this.#addInclusions(content.files, call, scope);
    else for (const unit of content.units) this.#addGenerated(unit, call, scope, content.hasNumberedIds);
  }

  #addInclusions(inclusions: readonly Inclusion[], call: BlockCall, scope: Scope): void {
    for (const { file, omittedNotes, module } of inclusions) {
      if (scope.files.includes(file.path)) {
        this.#reportRecursion(file.path, call);
        continue;
      }
      this.#addFile(file, {
        document: this.assembly.conventions.includesShareIds ? scope.document : ++this.#documents,
        context: this.#context(omittedNotes),
        module: module ?? scope.module,
        files: [...scope.files, file.path],
      });
      // What an emptied file defined may still be referred to.
      if (file.units.every(({ heading, body }) => !heading && body.length === 0)) this.#markIncomplete();
    }
  }

  #reportRecursion(path: string, { element: span }: BlockCall): void {
    this.assembly.report({
      rule: 'page/recursive-inclusion',
      severity: 'error',
      message: `The file "${path}" includes itself.`,
      span,
      help: 'Remove this shortcode.',
    });
  }

  #addGenerated(unit: GeneratedUnit, call: BlockCall, scope: Scope, isNumbered = false): void {
    const { key, title, depth = 1, isIncomplete } = unit;
    const body = containShortcodes(unit.body)
      ? unit.body.flatMap((block) => this.#expand(block, scope).filter(isElement))
      : unit.body;
    if (isIncomplete) this.#markIncomplete();
    if (!title) {
      this.#append(body, `${call.element.source.path}#${call.name}`);
      return;
    }
    const opened = this.#open(key, this.#level + depth, title, body, true);
    opened.ids = title.attributes.ids ?? [];
    opened.defines = unit.defines ?? [];
    if (isNumbered) this.#numbered.push(opened);
  }

  /** The content of a shortcode within another block, which cannot have sections. */
  #nested(call: ShortcodeCall, at: Element, scope: Scope): readonly Element[] {
    const content = isBlockShortcode(call.name)
      ? this.assembly.content({ ...call, name: call.name, element: at, module: scope.module })
      : undefined;
    if (!content) {
      this.#markIncomplete();
      return [];
    }
    if (content.kind === 'units')
      return content.units.flatMap(({ title, body }) => this.#asBlocks(title, body, scope));
    return content.files.flatMap(({ file }) => {
      if (scope.files.includes(file.path)) return [];
      const inner = { ...scope, files: [...scope.files, file.path] };
      return file.units.flatMap(({ heading, body }) => this.#asBlocks(heading?.title, body, inner));
    });
  }

  #asBlocks(title: Element | undefined, body: readonly Element[], scope: Scope): readonly Element[] {
    const rubric = title ? [{ ...title, type: 'rubric' as const }] : [];
    const blocks = body.flatMap((block) => this.#expand(block, scope).filter(isElement));
    return [...rubric, ...blocks.map(withoutPaths)];
  }

  #append(nodes: readonly Node[], key: string): void {
    const blocks = nodes.filter(isElement);
    if (blocks.length === 0) return;
    let unit = this.#units.at(-1);
    // Blocks after generated sections belong to the heading above those.
    if (!unit || unit.isGenerated) unit = this.#open(key, this.#level + 1, undefined, [], false);
    unit.own ??= [...unit.body];
    unit.body = unit.own;
    addAll(unit.own, blocks);
  }

  #open(
    key: string,
    level: number,
    title: Element | undefined,
    body: readonly Element[],
    isGenerated: boolean,
  ): OpenUnit {
    const count = (this.#keys.get(key) ?? 0) + 1;
    this.#keys.set(key, count);
    const unit: OpenUnit = {
      key: count === 1 ? key : `${key}~${count}`,
      level,
      title,
      isGenerated,
      body,
      own: undefined,
      ids: [],
      isIncomplete: false,
    };
    this.#units.push(unit);
    return unit;
  }

  #markIncomplete(): void {
    const unit = this.#units.at(-1);
    if (unit) unit.isIncomplete = true;
  }
}
