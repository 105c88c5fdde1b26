import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { append, type DocumentTargets } from '../document-targets.js';
import type { Element } from '../nodes.js';
import type { ProblemReporter } from '../problem.js';
import { anonymousHyperlinks } from './anonymous-hyperlinks.js';
import { classAttribute } from './class-attribute.js';
import { contents } from './contents.js';
import { docInfo } from './doc-info.js';
import { exposeInternals } from './expose-internals.js';
import { footnotes } from './footnotes.js';
import { indirectHyperlinks } from './indirect-hyperlinks.js';
import { filterMessages, messages, testMessages } from './messages.js';
import { propagateTargets } from './propagate-targets.js';
import { matchReferences, reportDanglingReferences, reportUnreferencedTargets } from './references.js';
import { sectionNumbering } from './section-numbers.js';
import { stripClassesAndElements, stripComments } from './strip.js';
import { substitutions } from './substitutions.js';
import { targetNotes } from './target-notes.js';
import { externalTargets, internalTargets } from './targets.js';
import { docTitle, sectionSubTitle } from './title-promotion.js';
import { type ParagraphReader, type Transform, type TransformSettings, TransformState } from './transform.js';
import { transitions } from './transitions.js';

export type { TransformSettings } from './transform.js';

/** Transforms by docutils' names. */
const transforms = {
  AnonymousHyperlinks: anonymousHyperlinks,
  DocInfo: docInfo,
  DocTitle: docTitle,
  ExposeInternals: exposeInternals,
  ExternalTargets: externalTargets,
  FilterMessages: filterMessages,
  Footnotes: footnotes,
  IndirectHyperlinks: indirectHyperlinks,
  InternalTargets: internalTargets,
  MatchReferences: matchReferences,
  Messages: messages,
  PropagateTargets: propagateTargets,
  ReportDanglingReferences: reportDanglingReferences,
  ReportUnreferencedTargets: reportUnreferencedTargets,
  SectionSubTitle: sectionSubTitle,
  StripClassesAndElements: stripClassesAndElements,
  StripComments: stripComments,
  Substitutions: substitutions,
  TestMessages: testMessages,
  Transitions: transitions,
} as const satisfies Record<string, Transform>;

/** Transforms that directives request through a `pending` element. */
const pendingTransforms: ReadonlyMap<string, Transform> = new Map<string, Transform>([
  ['misc.ClassAttribute', classAttribute],
  ['parts.Contents', contents],
  ['parts.SectNum', sectionNumbering],
  ['references.TargetNotes', targetNotes],
]);

export type TransformName = keyof typeof transforms;

/** Whether a transform of docutils is implemented. */
export const isTransformName = (name: string): name is TransformName => Object.hasOwn(transforms, name);

/** The transforms that docutils' standalone reader and its writers apply. */
export const standardTransforms: readonly TransformName[] = [
  'Substitutions',
  'PropagateTargets',
  'DocTitle',
  'DocInfo',
  'SectionSubTitle',
  'StripClassesAndElements',
  'AnonymousHyperlinks',
  'IndirectHyperlinks',
  'Footnotes',
  'ExternalTargets',
  'InternalTargets',
  'StripComments',
  'MatchReferences',
  'Transitions',
  'ExposeInternals',
  'ReportDanglingReferences',
  'ReportUnreferencedTargets',
  'Messages',
  'FilterMessages',
];

/** The result of a parser. */
export interface TransformedTree {
  readonly document: Element;
  readonly targets: DocumentTargets;
  readonly parseMessages: readonly Element[];
}

export interface TransformOptions {
  readonly reporter: ProblemReporter & { readonly diagnostics: readonly Diagnostic[] };
  readonly settings?: TransformSettings;
  readonly readParagraph?: ParagraphReader;
}

/**
 * Applies the named transforms, and those that `pending` elements request, in docutils' order. Modifies and returns the
 * document. Problems go to the reporter.
 */
export function applyTransforms(
  { document, targets, parseMessages }: TransformedTree,
  names: readonly TransformName[],
  { reporter, settings = {}, readParagraph }: TransformOptions,
): Element {
  const state = new TransformState(document, targets, reporter, settings, parseMessages, readParagraph);
  const byTransform = new Map<Transform, Element[]>(names.map((name) => [transforms[name], []]));
  for (const pending of targets.pending) {
    const transform = pendingTransforms.get(pending.attributes.transform ?? '');
    if (!transform) continue;
    append(byTransform, transform, pending);
  }
  const sorted = [...byTransform].sort(([a], [b]) => a.priority - b.priority);
  for (const [transform, pending] of sorted) transform.apply(state, pending);
  return document;
}
