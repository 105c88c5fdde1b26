import type { Rule } from '../rule.js';
import { changelogNewsfragments } from './changelog-newsfragments.js';
import { dataEmoji } from './data-emoji.js';
import { eventCoverage } from './event-coverage.js';
import { exampleApi } from './example-api.js';
import { exampleEvent } from './example-event.js';
import { exampleJson } from './example-json.js';
import { exampleUndocumented } from './example-undocumented.js';
import { openapiSwagger } from './openapi-swagger.js';
import { specUnused } from './spec-unused.js';
import { specUnusedContent } from './spec-unused-content.js';

/** The rules that look at a repository as a whole; `catalogue.ts` has those of the parsers, too. */
export const rules: readonly Rule[] = [
  changelogNewsfragments,
  dataEmoji,
  eventCoverage,
  exampleApi,
  exampleEvent,
  exampleJson,
  exampleUndocumented,
  openapiSwagger,
  specUnused,
  specUnusedContent,
];
