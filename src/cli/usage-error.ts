/** Wrong usage or configuration: the message says what is wrong and what to do, and the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
