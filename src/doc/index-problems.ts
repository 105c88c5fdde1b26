import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { closest } from './closest.js';
import type { Destination, IndexLookups } from './lookups.js';
import type { Element } from './nodes.js';
import type { SubstitutionDefinitions } from './substitution-definitions.js';
import type { NameConflict, TargetNames } from './target-names.js';

/** Each suggestion compares an unknown name with all names, so their number is limited. */
const maxSuggestions = 50;

type UnresolvedKind = Exclude<Destination['kind'], 'internal' | 'external'>;

/** Collects the problems of names and references across a document. */
export class IndexProblems {
  readonly diagnostics: Diagnostic[] = [];
  #suggestions = 0;

  constructor(
    private readonly index: Pick<IndexLookups, 'destination'> & { readonly isIncomplete: boolean },
    private readonly names: TargetNames,
    private readonly substitutions: SubstitutionDefinitions,
  ) {}

  duplicateName({ rule, message, level, first }: NameConflict, element: Element): void {
    this.diagnostics.push({
      rule,
      severity: level === 2 ? 'warning' : 'info',
      message,
      span: element.attributes.embedded ?? element,
      ...(first
        ? { related: [{ message: 'first defined here', span: first.attributes.embedded ?? first }] }
        : {}),
      help: 'Rename one of them.',
    });
  }

  duplicateSubstitution(name: string, element: Element, first: Element): void {
    this.diagnostics.push({
      rule: 'rst/duplicate-substitution',
      severity: 'error',
      message: `Duplicate substitution definition name: "${name}".`,
      span: element,
      related: [{ message: 'first defined here', span: first }],
      help: 'Rename one of them.',
    });
  }

  excessiveSubstitution(definition: Element, isCircular: boolean): void {
    const name = definition.attributes.names?.[0] ?? '';
    this.diagnostics.push({
      rule: isCircular ? 'rst/circular-substitution' : 'rst/substitution-definition',
      severity: 'error',
      message: isCircular
        ? `Circular substitution definition "${name}".`
        : `The expansion of substitution "${name}" is too long or nested too deeply.`,
      span: definition,
      help: isCircular
        ? 'Remove the reference that closes the cycle.'
        : 'Replace the references by their text.',
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
          ? 'Autonumbered footnote reference without a matching footnote.'
          : `Unknown footnote or citation "${refname}".`,
      span: reference,
      help: 'Define the footnote, or correct the label.',
    });
  }

  /** `unmatched` is the reference that most likely lacks a target. */
  anonymousMismatch(
    references: readonly Element[],
    targets: readonly Element[],
    unmatched: Element | undefined,
  ): void {
    if (!unmatched) return;
    this.diagnostics.push({
      rule: 'rst/anonymous-mismatch',
      severity: 'warning',
      message: `Anonymous hyperlink mismatch: ${references.length} references but ${targets.length} targets.`,
      span: unmatched,
      help: 'Add a target `__ URI` for each reference that ends in two underscores, in the same order.',
    });
  }

  /** Reports references, indirect targets and substitution references that cannot be resolved. */
  references(indexed: readonly Element[]): void {
    for (const element of indexed) {
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
      cause: name,
      help: `Define it with \`.. |${name}| replace:: text\`, or correct the name.`,
    });
  }

  #reference(element: Element, name: string): void {
    const destination = this.index.destination(name);
    const { kind } = destination;
    if (kind === 'internal' || kind === 'external') return;
    if (kind === 'unknown' && this.index.isIncomplete) return;
    // The target of an embedded alias refers to the same name as the reference that contains it.
    const { embedded } = element.attributes;
    if (embedded && element.type === 'target') return;
    const { source, start, end } = embedded ?? element;
    this.diagnostics.push({
      ...this.#unresolved(kind, name),
      severity: 'warning',
      span: { source, start, end },
      cause: kind === 'ambiguous' ? destination.name : name,
    });
  }

  #unresolved(kind: UnresolvedKind, name: string): Pick<Diagnostic, 'rule' | 'message' | 'help'> {
    switch (kind) {
      case 'ambiguous':
        return {
          rule: 'rst/ambiguous-target',
          message: `Ambiguous reference: several targets have the name "${name}".`,
          help: 'Add an explicit target (`.. _name:`) before the intended one.',
        };
      case 'circular':
        return {
          rule: 'rst/circular-reference',
          message: `Circular reference: the target "${name}" refers to itself.`,
          help: 'Refer to a URI or to another element in one of the targets.',
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
    const match = this.#suggestions++ < maxSuggestions ? closest(name, this.names.keys()) : undefined;
    return match === undefined ? 'Define the target, or correct the name.' : `Did you mean \`${match}\`_?`;
  }
}
