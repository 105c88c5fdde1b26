import type { RuleDescription } from '../finding.js';

/** What putting documents together reports. */
export const specification: readonly RuleDescription[] = [
  {
    id: 'spec/targets',
    severity: 'error',
    summary: 'targets.yaml says something that is not understood.',
    explanation:
      'targets.yaml lists the documents under `targets`, each with its `files`: paths, `{ depth: path }` or "group:NAME" of a group that exists. What is not understood is left out of the site.',
  },
  {
    id: 'spec/missing-section',
    severity: 'error',
    summary: 'A section file that targets.yaml names does not exist.',
    explanation: 'Paths in targets.yaml are relative to specification/. Correct the path, or add the file.',
  },
  {
    id: 'spec/missing-image',
    severity: 'warning',
    summary: 'A picture that a section shows does not exist.',
    explanation:
      'Paths of pictures are relative to the section file, and pictures stand below specification/.',
  },
  {
    id: 'spec/unknown-variable',
    severity: 'error',
    summary: 'Nothing provides a template variable.',
    explanation:
      'A variable is named after the file that it shows: {{login_cs_http_api}} shows api/client-server/login.yaml, {{m_room_name_event}} the event m.room.name. `spec build --list-variables` lists all.',
  },
  {
    id: 'spec/title-style',
    severity: 'warning',
    summary: 'A title is underlined with a character that is no style of this repository.',
    explanation:
      'title_styles in targets.yaml lists the characters, one for each level; titles have no overline.',
  },
  {
    id: 'spec/title-level-skipped',
    severity: 'error',
    summary: 'A title is more than one level deeper than the one before it.',
    explanation:
      'Tables of contents and numbers have no place for a level that is left out. Use the style of the next level, or include the file at another depth.',
  },
  {
    id: 'spec/title-too-deep',
    severity: 'error',
    summary: 'A title is deeper than there are styles.',
    explanation:
      'title_styles in targets.yaml has one character for each level. Include the file at a smaller depth, or add a style.',
  },
  {
    id: 'event/state-key',
    severity: 'error',
    summary: 'A state event does not say what its state key is.',
    explanation:
      'Clients must know what the state_key of a state event means: describe `state_key` under `properties` of its schema, even if only to say that it is empty.',
  },
  {
    id: 'changelog/missing-version',
    severity: 'error',
    summary: 'A changelog has no section for the release label that is built.',
    explanation:
      'The changelog of a document is the section whose title names its release label. Add the section, or build another label.',
  },
  {
    id: 'changelog/configuration',
    severity: 'error',
    summary: 'A pyproject.toml of towncrier cannot be read.',
    explanation: 'It names the kinds of newsfragments. Without it no changelog can be made of them.',
  },
];
