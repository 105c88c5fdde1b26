import type { RuleDescription } from '../finding.js';
import { policies } from './policies.js';
import { references } from './references.js';
import { rst } from './rst.js';
import { sources } from './sources.js';
import { specification } from './specification.js';
import { suppressions } from './suppressions.js';
import { templates } from './templates.js';

/** The problems that are found while files are read and documents put together, before any rule looks at them. */
export const reportedWhileReading: readonly RuleDescription[] = [
  ...sources,
  ...references,
  ...specification,
  ...suppressions,
  ...policies,
  ...templates,
  ...rst,
];
