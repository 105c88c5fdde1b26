import type { RuleDescription } from '../finding.js';

/** Reported while the pages of the layout of 2021 are assembled. */
export const pages: readonly RuleDescription[] = [
  {
    id: 'page/configuration',
    severity: 'error',
    summary: 'The configuration of the site is invalid.',
    explanation:
      'config/_default/hugo.toml or config.toml is a TOML file. `params.version.status` is unstable, stable, current or historical; `params.version.major` and `.minor` select the conventions of a release.',
  },
  {
    id: 'page/front-matter',
    severity: 'error',
    summary: 'The front matter of a page is unclosed or not a map.',
    explanation:
      'A content file may begin with YAML between two lines of three hyphens: a map with the title, the weight and other properties of the page.',
  },
  {
    id: 'page/duplicate-path',
    severity: 'error',
    summary: 'Two content files have the same page.',
    explanation:
      'content/X.md, content/X/_index.md and content/X/index.md are all the page /X/. Rename or remove one of them.',
  },
  {
    id: 'page/shortcode-argument',
    severity: 'error',
    summary: 'A shortcode lacks an argument.',
    explanation:
      'Arguments are written as name="value" in the shortcode: {{% event event="m.room.name" %}}. A required argument must not be empty.',
  },
  {
    id: 'schema/pattern-format',
    severity: 'error',
    summary: 'The format of the keys of an object is unknown or used twice.',
    explanation:
      'Each entry of `patternProperties` may have an `x-pattern-format`: the id of a format in data/string-formats.yaml, which pages show as the type of the keys. Two patterns of one object have different formats.',
  },
  {
    id: 'page/formula',
    severity: 'error',
    summary: 'A formula is not valid TeX.',
    explanation:
      'The delimiters of formulas are configured in `markup.goldmark.extensions.passthrough`. Text between them that is not TeX has to be written as code.',
  },
  {
    id: 'page/missing-file',
    severity: 'error',
    summary: 'A file that a shortcode refers to does not exist.',
    explanation:
      'Shortcodes refer to files by name: cs-module and rver-fragment to content files, http-api, event and definition to data files, diagram to an image in assets/diagrams. A missing changelog of layouts/partials is a warning, because repositories may have left their templates behind.',
  },
  {
    id: 'page/missing-page',
    severity: 'error',
    summary: 'A page that a `relref` shortcode refers to does not exist.',
    explanation: 'The path is relative to the content folder: {{< relref path="changelog/v1.13" >}}.',
  },
  {
    id: 'page/recursive-inclusion',
    severity: 'error',
    summary: 'A content file includes itself.',
    explanation:
      'A module or fragment includes itself, directly or through other files. The inclusion is left out of the page.',
  },
];
