import type { RuleDescription } from '../rule.js';

/** What reading events reports. */
export const events: readonly RuleDescription[] = [
  {
    id: 'event/state-key',
    severity: 'error',
    summary: 'A state event does not say what its state key is.',
    explanation:
      'Clients must know what the state_key of a state event means: describe `state_key` under `properties` of its schema, even if only to say that it is empty.',
  },
];
