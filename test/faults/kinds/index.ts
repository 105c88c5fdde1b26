import type { Kind } from '../fault.js';
import { exampleKinds } from './examples.js';
import { openapiKinds } from './openapi.js';
import { referenceKinds } from './references.js';
import { schemaKinds } from './schemas.js';
import { syntaxKinds } from './syntax.js';

/** Every kind of fault that is planted. */
export const kinds: readonly Kind[] = [
  ...syntaxKinds,
  ...referenceKinds,
  ...openapiKinds,
  ...schemaKinds,
  ...exampleKinds,
];
