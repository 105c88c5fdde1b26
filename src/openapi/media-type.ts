import type { MediaType } from './model.js';

const jsonType = /^[^/;]+\/(?:[^/;]+\+)?json(?:\s*;|$)/i;
const formType = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)(?:\s*;|$)/i;

/** Whether a media type is JSON: `application/json`, `application/problem+json`. */
export const isJsonType = (type: string): boolean => jsonType.test(type.trim());

/** Whether a media type is an encoding of forms. */
export const isFormType = (type: string): boolean => formType.test(type.trim());

/** Returns the representation that a page shows: `application/json`, otherwise another JSON type, otherwise the first one. */
export const preferredMedia = (content: readonly MediaType[]): MediaType | undefined =>
  content.find(({ type }) => type === 'application/json') ??
  content.find(({ type }) => isJsonType(type)) ??
  content[0];
