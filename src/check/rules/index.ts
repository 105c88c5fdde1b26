import type { Rule } from '../rule.js';
import { changelogNewsfragments } from './changelog-newsfragments.js';
import { dataEmoji } from './data-emoji.js';
import { eventCoverage } from './event-coverage.js';
import { exampleApi } from './example-api.js';
import { exampleEvent } from './example-event.js';
import { exampleUndocumented } from './example-undocumented.js';
import { openapiOperation } from './openapi-operation.js';
import { openapiSwagger } from './openapi-swagger.js';
import { specUnused } from './spec-unused.js';

export const rules: readonly Rule[] = [
  changelogNewsfragments,
  dataEmoji,
  eventCoverage,
  exampleApi,
  exampleEvent,
  exampleUndocumented,
  openapiOperation,
  openapiSwagger,
  specUnused,
];
