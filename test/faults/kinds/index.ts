import type { Kind } from '../fault.js';
import { blockSlips } from './block-slips.js';
import { changelogKinds } from './changelogs.js';
import { embeddedEventKinds } from './embedded-events.js';
import { emojiKinds } from './emoji.js';
import { eventLiteralKinds } from './event-literals.js';
import { eventKinds } from './events.js';
import { exampleKinds } from './examples.js';
import { identifierKinds } from './identifiers.js';
import { jsonBlockKinds } from './json-blocks.js';
import { jsonFileKinds } from './json-files.js';
import { linkKinds } from './links.js';
import { markupKinds } from './markup.js';
import { openapiKinds } from './openapi.js';
import { referenceKinds } from './references.js';
import { schemaKinds } from './schemas.js';
import { sectionKinds } from './sections.js';
import { syntaxKinds } from './syntax.js';
import { targetKinds } from './targets.js';
import { titleKinds } from './titles.js';
import { variableKinds } from './variables.js';

/** All kinds of faults. */
export const kinds: readonly Kind[] = [
  ...syntaxKinds,
  ...referenceKinds,
  ...openapiKinds,
  ...schemaKinds,
  ...exampleKinds,
  ...embeddedEventKinds,
  ...identifierKinds,
  ...eventKinds,
  ...eventLiteralKinds,
  ...markupKinds,
  ...sectionKinds,
  ...blockSlips,
  ...titleKinds,
  ...variableKinds,
  ...targetKinds,
  ...linkKinds,
  ...jsonBlockKinds,
  ...jsonFileKinds,
  ...changelogKinds,
  ...emojiKinds,
];
