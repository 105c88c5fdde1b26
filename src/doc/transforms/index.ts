import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { DocumentTargets } from '../document-targets.js';
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

/** docutils' transforms, by its names. */
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

/** Transforms that directives ask for, with an element that waits for what they make (`pending`). */
const pendingTransforms: ReadonlyMap<string, Transform> = new Map<string, Transform>([
  ['misc.ClassAttribute', classAttribute],
  ['parts.Contents', contents],
  ['parts.SectNum', sectionNumbering],
  ['references.TargetNotes', targetNotes],
]);

export type TransformName = keyof typeof transforms;

/** Whether docutils has a transform of that name that is known here. */
export const isTransformName = (name: string): name is TransformName => Object.hasOwn(transforms, name);

/** What docutils' standalone reader and its writers apply to a document. */
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

/** A document as a parser gives it. */
export interface TransformedTree {
  readonly document: Element;
  readonly notes: DocumentTargets;
  readonly looseMessages: readonly Element[];
}

export interface TransformOptions {
  readonly reporter: ProblemReporter & { readonly diagnostics: readonly Diagnostic[] };
  readonly settings?: TransformSettings;
  readonly readParagraph?: ParagraphReader;
}

/**
 * Applies transforms to a document, in docutils' order, and those that its `pending` elements wait for. The document is changed: it
 * must be one that nothing else holds on to. Problems go to the reporter.
 */
export function applyTransforms(
  { document, notes, looseMessages }: TransformedTree,
  names: readonly TransformName[],
  { reporter, settings = {}, readParagraph }: TransformOptions,
): Element {
  const state = new TransformState(document, notes, reporter, settings, looseMessages, readParagraph);
  const byTransform = new Map<Transform, Element[]>(names.map((name) => [transforms[name], []]));
  for (const pending of notes.pending) {
    const transform = pendingTransforms.get(pending.attributes.transform ?? '');
    if (!transform) continue;
    const waiting = byTransform.get(transform);
    if (waiting) waiting.push(pending);
    else byTransform.set(transform, [pending]);
  }
  const inOrder = [...byTransform].sort(([a], [b]) => a.priority - b.priority);
  for (const [transform, pending] of inOrder) transform.apply(state, pending);
  return document;
}
