import type { Role } from '../parser.js';
import { genericRole } from './generic.js';
import { code, math, raw } from './literal.js';
import { pepReference, rfcReference } from './references.js';
import { unimplemented, unlisted } from './unimplemented.js';

const abbreviation = genericRole('abbreviation');
const acronym = genericRole('acronym');
const subscript = genericRole('subscript');
const superscript = genericRole('superscript');
const titleReference = genericRole('title_reference');

/** The base of custom roles that do not name another one. */
export const inlineRole = genericRole('inline');

const roles: ReadonlyMap<string, Role> = new Map([
  ['abbreviation', abbreviation],
  ['ab', abbreviation],
  ['acronym', acronym],
  ['ac', acronym],
  ['code', code],
  ['emphasis', genericRole('emphasis')],
  ['literal', genericRole('literal')],
  ['math', math],
  ['pep-reference', pepReference],
  ['pep', pepReference],
  ['raw', raw],
  ['rfc-reference', rfcReference],
  ['rfc', rfcReference],
  ['strong', genericRole('strong')],
  ['subscript', subscript],
  ['sub', subscript],
  ['superscript', superscript],
  ['sup', superscript],
  ['title-reference', titleReference],
  ['title', titleReference],
  ['t', titleReference],
  ['index', unimplemented],
  ['i', unimplemented],
  ['anonymous-reference', unimplemented],
  ['citation-reference', unimplemented],
  ['footnote-reference', unimplemented],
  ['named-reference', unimplemented],
  ['substitution-reference', unimplemented],
  ['uri-reference', unimplemented],
  ['uri', unimplemented],
  ['url', unimplemented],
  ['target', unimplemented],
  ['restructuredtext-unimplemented-role', unlisted],
]);

/** The names of all standard roles. */
export const roleNames: readonly string[] = [...roles.keys()];

/** A standard role by its name or an abbreviation, case-insensitive. */
export const standardRole = (name: string): Role | undefined => roles.get(name.toLowerCase());
