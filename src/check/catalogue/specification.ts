import type { RuleDescription } from '../finding.js';

/** Reported while documents are put together. */
export const specification: readonly RuleDescription[] = [
  {
    id: 'spec/targets',
    severity: 'error',
    summary: 'targets.yaml has an invalid entry.',
    explanation:
      'targets.yaml lists the documents under `targets`, each with its `files`: paths, `{ depth: path }`, or "group:NAME" for an existing group. Invalid entries are left out of the site.',
  },
  {
    id: 'spec/missing-section',
    severity: 'error',
    summary: 'A section file listed in targets.yaml does not exist.',
    explanation: 'Paths in targets.yaml are relative to specification/. Correct the path, or add the file.',
  },
  {
    id: 'spec/missing-image',
    severity: 'warning',
    summary: 'An image does not exist.',
    explanation:
      'Paths of images are relative to the section file, and images are located below specification/.',
  },
  {
    id: 'spec/unknown-variable',
    severity: 'error',
    summary: 'A template variable is unknown.',
    explanation:
      'A variable is named after the file that it shows: {{login_cs_http_api}} shows api/client-server/login.yaml, {{m_room_name_event}} the event m.room.name. `spec build --list-variables` lists all variables.',
  },
  {
    id: 'spec/unexpanded-variable',
    severity: 'error',
    summary: 'A template variable is within text or in a literal block, where it is not expanded.',
    explanation:
      'A variable is expanded only if it is the whole content of a paragraph. Within a sentence, in a title or in a literal block, the page shows its name, and the endpoints or events are missing. A line that ends in "::" before the variable makes it a literal block. An unknown name in braces within text is a warning.',
  },
  {
    id: 'spec/title-style',
    severity: 'warning',
    summary: 'A title is underlined with a character that is not a title style.',
    explanation:
      '`title_styles` in targets.yaml lists the underline characters, one for each level; titles have no overline.',
  },
  {
    id: 'spec/title-level-skipped',
    severity: 'error',
    summary: 'A title is more than one level below the previous title.',
    explanation:
      'Tables of contents and section numbers cannot represent a skipped level. Use the style of the next level, or include the file at another depth.',
  },
  {
    id: 'spec/title-too-deep',
    severity: 'error',
    summary: 'A title is deeper than the last title style.',
    explanation:
      '`title_styles` in targets.yaml has one character for each level. Include the file at a smaller depth, or add a style.',
  },
  {
    id: 'event/state-key',
    severity: 'error',
    summary: 'A state event does not describe its state key.',
    explanation:
      'Clients need to know the meaning of the state_key of a state event: describe `state_key` under `properties` of its schema, even if it is always empty.',
  },
  {
    id: 'changelog/missing-version',
    severity: 'error',
    summary: 'A changelog has no section for the release that is built.',
    explanation:
      'A document shows the section of the changelog whose title names its release label. Add the section, or build another release.',
  },
  {
    id: 'changelog/configuration',
    severity: 'error',
    summary: 'The configuration of towncrier is invalid or not supported.',
    explanation:
      '[tool.towncrier] in pyproject.toml or towncrier.toml defines the kinds, sections and folders of newsfragments and the format of issues. Newsfragments are missing from the changelog if it cannot be read as intended. Unknown settings, and settings that are not supported (a template), are warnings.',
  },
];
