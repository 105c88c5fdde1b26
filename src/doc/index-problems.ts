import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from './closest.js';
import type { Destination, Lookups } from './lookups.js';
import type { Element } from './nodes.js';
import type { SubstitutionDefinitions } from './substitution-definitions.js';
import type { NameConflict, TargetNames } from './target-names.js';

/** For so many names that are unknown another one is suggested: each time all names are looked through. */
const mostSuggestions = 50;

type LostKind = Exclude<Destination['kind'], 'internal' | 'external'>;

/** What is wrong with names and references across a document, as it is found. */
export class IndexProblems {
  readonly diagnostics: Diagnostic[] = [];
  #suggestions = 0;

  constructor(
    private readonly index: Pick<Lookups, 'destination'> & { readonly isIncomplete: boolean },
    private readonly names: TargetNames,
    private readonly substitutions: SubstitutionDefinitions,
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

  endlessSubstitution(definition: Element, isCircular: boolean): void {
    const name = definition.attributes.names?.[0] ?? '';
    this.diagnostics.push({
      rule: isCircular ? 'rst/circular-substitution' : 'rst/substitution-definition',
      severity: 'error',
      message: isCircular
        ? `The substitution "${name}" contains itself.`
        : `The substitution "${name}" becomes too long, or is nested too deeply in others.`,
      span: definition,
      help: isCircular ? 'Let the definition not contain itself.' : 'Write the text out.',
    });
  }

  missingFootnote(reference: Element): void {
    if (this.index.isIncomplete) return;
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

  /** `lonely` is the reference that most likely lacks its target. */
  anonymousMismatch(
    references: readonly Element[],
    targets: readonly Element[],
    lonely: Element | undefined,
  ): void {
    if (!lonely) return;
    this.diagnostics.push({
      rule: 'rst/anonymous-mismatch',
      severity: 'warning',
      message: `There are ${references.length} anonymous references but ${targets.length} anonymous targets.`,
      span: lonely,
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
    if (this.index.isIncomplete || this.substitutions.has(name)) return;
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
    if (kind === 'unknown' && this.index.isIncomplete) return;
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
