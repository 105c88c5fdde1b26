import type { Span } from '../source/text.js';
import type { Change, Subject } from './change.js';
import { compareEvents, eventChange, eventSubject } from './compare-events.js';
import { compareOperations, operationSubject, type PartChange, partChange } from './compare-operations.js';
import { createCompareSchemas } from './compare-schemas.js';
import { combined } from './impact.js';
import { type ApiOperation, matchOperations } from './match-operations.js';
import type { SpecificationState } from './specification-state.js';

/**
 * Compares the operations and events of two states. A change in a definition that several operations or events share is
 * reported once, with all of them as `subjects`. Changes are in the order of the new state; removals come last.
 */
export function compareStates(before: SpecificationState, after: SpecificationState): Change[] {
  const compare = createCompareSchemas();
  const changes: Omit<Change, 'subjects'>[] = [];
  const add = (subject: Subject, list: Iterable<PartChange>): void => {
    for (const change of list) changes.push({ ...change, subject });
  };
  const { pairs, added, removed } = matchOperations(before.operations, after.operations);
  const order = new Map(after.operations.map((operation, i) => [operation, i]));
  const position = (operation: ApiOperation): number => order.get(operation) ?? 0;
  for (const pair of [...pairs].sort((a, b) => position(a.after) - position(b.after))) {
    const subject = operationSubject(pair.after);
    if (pair.isMoved) {
      const { name } = operationSubject(pair.before);
      const spans = { beforeSpan: pair.before.operation.span, afterSpan: pair.after.operation.span };
      add(subject, [partChange('operation-moved', '', { before: name, after: subject.name, ...spans })]);
    }
    add(subject, compareOperations(pair.before, pair.after, compare));
  }
  for (const operation of added)
    add(operationSubject(operation), [
      partChange('operation-added', '', { afterSpan: operation.operation.span }),
    ]);
  for (const operation of removed)
    add(operationSubject(operation), [
      partChange('operation-removed', '', { beforeSpan: operation.operation.span }),
    ]);
  for (const [name, event] of after.events) {
    const previous = before.events.get(name);
    if (previous) add(eventSubject(name), compareEvents(previous, event, compare));
    else changes.push(eventChange('event-added', event));
  }
  for (const [name, event] of before.events)
    if (!after.events.has(name)) changes.push(eventChange('event-removed', event));
  return shared(changes);
}

/** Whether a change of several operations is one of their API: the same requirement is repeated in each. */
const isOfApi = ({ kind }: Omit<Change, 'subjects'>): boolean => kind.startsWith('authentication-');

/** Joins changes of one kind at one location in the sources, and changes of an API. */
function shared(changes: readonly Omit<Change, 'subjects'>[]): Change[] {
  const joined = new Map<string, { change: Omit<Change, 'subjects'>; subjects: Map<string, Subject> }>();
  for (const [i, change] of changes.entries()) {
    const [at, was] = [locationKey(change.afterSpan), locationKey(change.beforeSpan)];
    const values = `${change.kind}|${change.before ?? ''}|${change.after ?? ''}`;
    const key = isOfApi(change)
      ? `${change.subject.group}|${values}`
      : at === '' && was === ''
        ? `#${i}`
        : `${values}|${at}|${was}`;
    const first = joined.get(key);
    const subjectKey = `${change.subject.kind} ${change.subject.name}`;
    if (!first) joined.set(key, { change, subjects: new Map([[subjectKey, change.subject]]) });
    else {
      first.change = { ...first.change, impact: combined(first.change.impact, change.impact) };
      if (!first.subjects.has(subjectKey)) first.subjects.set(subjectKey, change.subject);
    }
  }
  return [...joined.values()].map(({ change, subjects }) => ({
    ...change,
    subjects: [...subjects.values()],
  }));
}

const locationKey = (span: Span | undefined): string =>
  span === undefined ? '' : `${span.source.path}:${span.start}:${span.end}`;
