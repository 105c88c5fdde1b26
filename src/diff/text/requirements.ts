import { diffWords, type Part } from './text-diff.js';

/** A change of a normative word within a text. */
export interface KeywordChange {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly sentence: string;
}

/** The key words of RFC 2119 and RFC 8174; longer ones first. */
const keyword =
  /\b(?:MUST NOT|SHALL NOT|SHOULD NOT|NOT RECOMMENDED|MUST|SHALL|SHOULD|REQUIRED|RECOMMENDED|MAY|OPTIONAL)\b/g;

const hasKeyword = (text: string): boolean => text.search(keyword) >= 0;

/** The changes of normative words between two texts. */
export const keywordChangesBetween = (before: string, after: string): KeywordChange[] =>
  hasKeyword(before) || hasKeyword(after) ? keywordChanges(diffWords(before, after)) : [];

interface Keyword {
  readonly word: string;
  readonly start: number;
}

/**
 * The changes of normative words in a text with its differences. A word that replaces another one at the same place changes it.
 * Words in text that is in both versions are unchanged unless a neighbouring word joins them: `MUST` becomes `MUST NOT`.
 */
export function keywordChanges(parts: readonly Part[]): KeywordChange[] {
  const before = textIn(parts, 'deleted');
  const after = textIn(parts, 'inserted');
  if (!hasKeyword(before) && !hasKeyword(after)) return [];
  const places = placesOf(parts);
  const remaining = new Set(keywordsIn(before));
  const byPlace = new Map<string, Keyword[]>();
  for (const old of remaining) {
    const place = placeOf(old.start, places.before);
    byPlace.set(place, [...(byPlace.get(place) ?? []), old]);
  }
  const changes: (KeywordChange & { readonly at: number })[] = [];
  const added: { readonly found: Keyword; readonly region: string }[] = [];
  for (const found of keywordsIn(after)) {
    const place = placeOf(found.start, places.after);
    const old = byPlace.get(place)?.find((other) => remaining.has(other));
    if (!old) {
      added.push({ found, region: place });
      continue;
    }
    remaining.delete(old);
    if (old.word !== found.word)
      changes.push({
        before: old.word,
        after: found.word,
        sentence: sentenceAt(after, found.start),
        at: found.start,
      });
  }
  for (const { found } of added)
    changes.push({
      before: undefined,
      after: found.word,
      sentence: sentenceAt(after, found.start),
      at: found.start,
    });
  changes.sort((a, b) => a.at - b.at);
  const removed = [...remaining].map(({ word, start }) => ({
    before: word,
    after: undefined,
    sentence: sentenceAt(before, start),
  }));
  return [...changes.map(({ at: _, ...change }) => change), ...removed];
}

/** The old text (with what was deleted) or the new one (with what was inserted). */
const textIn = (parts: readonly Part[], own: 'deleted' | 'inserted'): string =>
  parts
    .filter(({ kind }) => kind === 'equal' || kind === own)
    .map(({ text }) => text)
    .join('');

const keywordsIn = (text: string): Keyword[] =>
  [...text.matchAll(keyword)].map((match) => ({ word: match[0], start: match.index }));

/** The range of a part in one version: an equal part has a number of its own, and changes between two of them share one. */
interface Place {
  readonly start: number;
  readonly region: number;
  readonly isEqual: boolean;
}

function placesOf(parts: readonly Part[]): { readonly before: Place[]; readonly after: Place[] } {
  const places: { before: Place[]; after: Place[] } = { before: [], after: [] };
  let [from, to, region] = [0, 0, 0];
  for (const { kind, text } of parts) {
    const isEqual = kind === 'equal';
    if (isEqual) region++;
    if (kind !== 'inserted') places.before.push({ start: from, region, isEqual });
    if (kind !== 'deleted') places.after.push({ start: to, region, isEqual });
    if (kind !== 'inserted') from += text.length;
    if (kind !== 'deleted') to += text.length;
    if (isEqual) region++;
  }
  return places;
}

/** A key for the place of an offset: words in both versions have the same key if they are at the same place. */
function placeOf(offset: number, places: readonly Place[]): string {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const place = places[low - 1];
  if (!place) return '';
  return place.isEqual ? `${place.region} ${offset - place.start}` : `${place.region}`;
}

const sentenceEnd = /[.!?](?=\s+[\p{Lu}`"'([])/gu;

function sentenceAt(text: string, offset: number): string {
  let start = 0;
  for (const { index } of text.matchAll(sentenceEnd)) {
    if (index >= offset) return text.slice(start, index + 1).trim();
    start = index + 1;
  }
  return text.slice(start).trim();
}
