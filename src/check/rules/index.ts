import type { Rule } from '../rule.js';
import { anchorAlias } from './anchor-alias.js';
import { anchorRemoved } from './anchor-removed.js';
import { changelogNewsfragments } from './changelog-newsfragments.js';
import { changelogVersions } from './changelog-versions.js';
import { dataEmoji } from './data-emoji.js';
import { dataEmpty } from './data-empty.js';
import { dataStringFormat } from './data-string-format.js';
import { eventCoverage } from './event-coverage.js';
import { eventMisspeltType } from './event-misspelt-type.js';
import { eventType } from './event-type.js';
import { exampleApi } from './example-api.js';
import { exampleEmbeddedEvent } from './example-embedded-event.js';
import { exampleEvent } from './example-event.js';
import { exampleFormat } from './example-format.js';
import { exampleIdentifier } from './example-identifier.js';
import { exampleJson } from './example-json.js';
import { exampleSchema } from './example-schema.js';
import { exampleUndocumented } from './example-undocumented.js';
import { jsonCodeBlock } from './json-code-block.js';
import { jsonSyntax } from './json-syntax.js';
import { linkAnchor } from './link-anchor.js';
import { linkPage } from './link-page.js';
import { linkUnusedTarget } from './link-unused-target.js';
import { openapiAmbiguousPath } from './openapi-ambiguous-path.js';
import { openapiBasePath } from './openapi-base-path.js';
import { openapiBody } from './openapi-body.js';
import { openapiBodyRequired } from './openapi-body-required.js';
import { openapiComponent } from './openapi-component.js';
import { openapiDescription } from './openapi-description.js';
import { openapiDuplicateOperation } from './openapi-duplicate-operation.js';
import { openapiDuplicateParameter } from './openapi-duplicate-parameter.js';
import { openapiDuplicatePath } from './openapi-duplicate-path.js';
import { openapiExampleObject } from './openapi-example-object.js';
import { openapiExtension } from './openapi-extension.js';
import { openapiLicense } from './openapi-license.js';
import { openapiMediaType } from './openapi-media-type.js';
import { openapiNotShown } from './openapi-not-shown.js';
import { openapiOperationId } from './openapi-operation-id.js';
import { openapiPathParameters } from './openapi-path-parameters.js';
import { openapiReferencePosition } from './openapi-reference-position.js';
import { openapiResponses } from './openapi-responses.js';
import { openapiSecurity } from './openapi-security.js';
import { openapiServer } from './openapi-server.js';
import { openapiStructure } from './openapi-structure.js';
import { openapiSummary } from './openapi-summary.js';
import { openapiSwagger } from './openapi-swagger.js';
import { openapiTagDefinition } from './openapi-tag-definition.js';
import { openapiTags } from './openapi-tags.js';
import { openapiVersion } from './openapi-version.js';
import { pageImageAlt } from './page-image-alt.js';
import { pageMetadata } from './page-metadata.js';
import { pageShortcodeValue } from './page-shortcode-value.js';
import { pageUnusedFile } from './page-unused-file.js';
import { proseAvoidedWord } from './prose-avoided-word.js';
import { proseRepeatedWord } from './prose-repeated-word.js';
import { rstFinalNewline, rstTrailingWhitespace } from './rst-whitespace.js';
import { schemaArrayItems } from './schema-array-items.js';
import { schemaBounds } from './schema-bounds.js';
import { schemaDefault } from './schema-default.js';
import { schemaDialect } from './schema-dialect.js';
import { schemaDraft4 } from './schema-draft4.js';
import { schemaDuplicateTitle } from './schema-duplicate-title.js';
import { schemaFormat } from './schema-format.js';
import { schemaHiddenDescription } from './schema-hidden-description.js';
import { schemaRequired } from './schema-required.js';
import { schemaSlowPattern } from './schema-slow-pattern.js';
import { schemaType } from './schema-type.js';
import { schemaUnknownKeyword } from './schema-unknown-keyword.js';
import { schemaUntitled } from './schema-untitled.js';
import { schemaVersionNote } from './schema-version-note.js';
import { specDuplicateContent } from './spec-duplicate-content.js';
import { specDuplicatePage } from './spec-duplicate-page.js';
import { specEmptySection } from './spec-empty-section.js';
import { specUnknownLabel } from './spec-unknown-label.js';
import { specUnused } from './spec-unused.js';
import { specUnusedContent } from './spec-unused-content.js';
import { specUnusedDefinition } from './spec-unused-definition.js';
import { specUnusedGroup } from './spec-unused-group.js';

/** The rules that check a repository as a whole; `catalogue/` also lists the problems that parsers report. */
export const rules: readonly Rule[] = [
  anchorAlias,
  anchorRemoved,
  changelogNewsfragments,
  changelogVersions,
  dataEmoji,
  dataEmpty,
  eventCoverage,
  eventMisspeltType,
  eventType,
  exampleApi,
  exampleEmbeddedEvent,
  exampleEvent,
  exampleIdentifier,
  exampleFormat,
  exampleJson,
  exampleSchema,
  exampleUndocumented,
  jsonCodeBlock,
  jsonSyntax,
  linkAnchor,
  linkPage,
  linkUnusedTarget,
  openapiServer,
  openapiLicense,
  openapiAmbiguousPath,
  openapiTagDefinition,
  openapiExampleObject,
  openapiComponent,
  openapiVersion,
  openapiReferencePosition,
  pageMetadata,
  pageUnusedFile,
  dataStringFormat,
  pageShortcodeValue,
  pageImageAlt,
  schemaVersionNote,
  openapiBasePath,
  openapiBodyRequired,
  openapiDescription,
  openapiBody,
  openapiDuplicateOperation,
  openapiDuplicateParameter,
  openapiDuplicatePath,
  openapiExtension,
  openapiMediaType,
  openapiNotShown,
  openapiOperationId,
  openapiPathParameters,
  openapiResponses,
  openapiSecurity,
  openapiStructure,
  openapiSummary,
  openapiSwagger,
  openapiTags,
  proseAvoidedWord,
  proseRepeatedWord,
  rstFinalNewline,
  rstTrailingWhitespace,
  schemaArrayItems,
  schemaBounds,
  schemaDefault,
  schemaFormat,
  schemaDialect,
  schemaType,
  schemaDraft4,
  schemaDuplicateTitle,
  schemaHiddenDescription,
  schemaRequired,
  schemaSlowPattern,
  schemaUnknownKeyword,
  schemaUntitled,
  specDuplicateContent,
  specDuplicatePage,
  specEmptySection,
  specUnknownLabel,
  specUnused,
  specUnusedContent,
  specUnusedDefinition,
  specUnusedGroup,
];
