import type { RuleDescription } from '../rule.js';
import { changelogs } from './changelogs.js';
import { events } from './events.js';
import { policies } from './policies.js';
import { references } from './references.js';
import { rst } from './rst.js';
import { sources } from './sources.js';
import { specification } from './specification.js';
import { suppressions } from './suppressions.js';
import { templates } from './templates.js';
import { yaml } from './yaml.js';

/** The problems that are found while files are read and documents put together, before any rule looks at them. */
export const reportedWhileReading: readonly RuleDescription[] = [
  ...sources,
  ...yaml,
  ...references,
  ...specification,
  ...events,
  ...changelogs,
  ...suppressions,
  ...policies,
  ...templates,
  ...rst,
];
