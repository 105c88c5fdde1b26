import type { RuleDescription } from '../finding.js';
import { markdown } from './markdown.js';
import { pages } from './pages.js';
import { policies } from './policies.js';
import { references } from './references.js';
import { rst } from './rst.js';
import { sources } from './sources.js';
import { specification } from './specification.js';
import { suppressions } from './suppressions.js';
import { templates } from './templates.js';

/** Problems that are reported while files are parsed and documents put together, before the rules run. */
export const reportedWhileReading: readonly RuleDescription[] = [
  ...sources,
  ...references,
  ...specification,
  ...pages,
  ...suppressions,
  ...policies,
  ...templates,
  ...rst,
  ...markdown,
];
