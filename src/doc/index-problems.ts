import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from './closest.js';
import type { Destination, DocumentIndex } from './document-index.js';
import type { Element } from './nodes.js';
import { summarize } from './summary.js';
import type { NameConflict, TargetNames } from './target-names.js';

/** For so many names that are unknown another one is suggested: each time all names are looked through. */
const mostSuggestions = 50;

type LostKind = Exclude<Destination['kind'], 'internal' | 'external'>;

/** What is wrong with names and references across a document, as it is found. */
export class IndexProblems {
  readonly diagnostics: Diagnostic[] = [];
  #suggestions = 0;

  constructor(
    private readonly index: Pick<DocumentIndex, 'destination' | 'substitution'>,
    private readonly names: TargetNames,
  ) {}

  duplicateName({ rule, message, level, first }: NameConflict, element: Element): void {
    this.diagnostics.push({
      rule,
      severity: level === 2 ? 'warning' : 'info',
      message,
      span: element,
      ...(first ? { related: [{ message: 'the first one is here', span: first }] } : {}),
      help: 'Give the two different names.',
    });
  }

  duplicateSubstitution(name: string, element: Element, first: Element): void {
    this.diagnostics.push({
      rule: 'rst/duplicate-substitution',
      severity: 'error',
      message: `Duplicate substitution definition name: "${name}".`,
      span: element,
      related: [{ message: 'the first one is here', span: first }],
      help: 'Give the two different names.',
    });
  }

  circularSubstitutions(definitions: readonly Element[]): void {
    for (const definition of definitions) {
      this.diagnostics.push({
        rule: 'rst/circular-substitution',
        severity: 'error',
        message: `The substitution "${definition.attributes.names?.[0] ?? ''}" contains itself.`,
        span: definition,
        help: 'Let the definition not contain itself.',
      });
    }
  }

  missingFootnote(reference: Element): void {
    const { refname } = reference.attributes;
    this.diagnostics.push({
      rule: refname === undefined ? 'rst/footnote-mismatch' : 'rst/unknown-footnote',
      severity: 'warning',
      message:
        refname === undefined
          ? 'There are more references to automatically numbered footnotes than such footnotes.'
          : `There is no footnote or citation "${refname}".`,
      span: reference,
      help: 'Define the footnote, or correct its label.',
    });
  }

  anonymousMismatch(references: readonly Element[], targets: readonly Element[]): void {
    const first = references[targets.length];
    if (!first) return;
    this.diagnostics.push({
      rule: 'rst/anonymous-mismatch',
      severity: 'warning',
      message: `There are ${references.length} anonymous references but ${targets.length} anonymous targets.`,
      span: first,
      help: 'Each reference that ends in two underscores needs a target `__ address`, in the same order.',
    });
  }

  /** References, targets and substitutions whose names lead nowhere. */
  references(noted: readonly Element[]): void {
    for (const element of noted) {
      const { type, attributes } = element;
      const name = attributes.refname;
      if (name === undefined) continue;
      if (type === 'substitution_reference') this.#substitution(element, name);
      else if (type === 'reference' || type === 'target') this.#reference(element, name);
    }
  }

  #substitution(element: Element, name: string): void {
    if (this.index.substitution(name)) return;
    this.diagnostics.push({
      rule: 'rst/unknown-substitution',
      severity: 'error',
      message: `Undefined substitution referenced: "${name}".`,
      span: element,
      help: `Define it with \`.. |${name}| replace:: text\`, or correct the name.`,
    });
  }

  #reference(element: Element, name: string): void {
    const { kind } = this.index.destination(name);
    if (kind === 'internal' || kind === 'external') return;
    const { source, start, end } = element;
    this.diagnostics.push({ ...this.#lost(kind, name), severity: 'warning', span: { source, start, end } });
  }

  #lost(kind: LostKind, name: string): Pick<Diagnostic, 'rule' | 'message' | 'help'> {
    switch (kind) {
      case 'ambiguous':
        return {
          rule: 'rst/ambiguous-target',
          message: `"${name}" is the name of several targets; a reference to it leads nowhere.`,
          help: 'Put a target of its own (`.. _name:`) before the one that is meant.',
        };
      case 'circular':
        return {
          rule: 'rst/circular-reference',
          message: `The target "${name}" leads to itself by way of others.`,
          help: 'Let one of the targets lead somewhere.',
        };
      case 'unknown':
        return {
          rule: 'rst/unknown-target',
          message: `Unknown target name: "${name}".`,
          help: this.#suggestion(name),
        };
    }
  }

  #suggestion(name: string): string {
    const near = this.#suggestions++ < mostSuggestions ? closest(name, this.names.keys()) : undefined;
    return near === undefined ? 'Define the target, or correct the name.' : `Did you mean \`${near}\`_?`;
  }
}

/** The definitions that contain themselves, be it by way of others. */
export function circularSubstitutions(
  definitions: ReadonlyMap<string, Element>,
  index: Pick<DocumentIndex, 'substitution'>,
): Element[] {
  const done = new Set<Element>();
  const found: Element[] = [];
  for (const start of new Set(definitions.values())) {
    const open = new Set<Element>();
    // Depth first; a definition comes up a second time when all in it has been gone through.
    const waiting: Element[] = [start];
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
      if (done.has(next) || open.has(next)) {
        waiting.pop();
        open.delete(next);
        done.add(next);
        continue;
      }
      open.add(next);
      for (const { type, attributes } of summarize(next.children).noted) {
        const inner =
          type === 'substitution_reference' ? index.substitution(attributes.refname ?? '') : undefined;
        if (!inner || done.has(inner)) continue;
        if (open.has(inner)) found.push(inner);
        else waiting.push(inner);
      }
    }
  }
  return [...new Set(found)];
}
